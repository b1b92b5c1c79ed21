package dev.guildhall.web.admin;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.plugins.DependentPlugins;
import dev.guildhall.plugins.PluginOperations;
import dev.guildhall.plugins.PluginRef;
import dev.guildhall.plugins.PluginStatus;
import dev.guildhall.plugins.ServerPlugins;
import dev.guildhall.plugins.SkillPlugins;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import dev.guildhall.web.layout.Twin;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Which packages stand how as plugins on this node; start, stop, unload. */
@Path("/admin/plugins")
@Service
@Produces(MediaType.TEXT_HTML)
public class PluginPages {
    private static final String VERSION = "{owner:(?:@|%40)[^/]+}/{name}/{version}";

    private final Frame frame;
    private final SkillPlugins plugins;
    private final PluginOperations operations;
    private final DependentPlugins dependents;
    private final ServerPlugins server;

    @Inject
    public PluginPages(
            Frame frame,
            SkillPlugins plugins,
            PluginOperations operations,
            DependentPlugins dependents,
            ServerPlugins server) {
        this.frame = frame;
        this.plugins = plugins;
        this.operations = operations;
        this.dependents = dependents;
        this.server = server;
    }

    @GET
    @Requires(Permission.PLUGINS_READ)
    public View list(
            @QueryParam("cursor") @DefaultValue("") String cursor, @QueryParam("note") @DefaultValue("") String note) {
        return view(PageRequest.of(50, cursor), Optional.empty(), Optional.empty(), Note.ofSlug(note));
    }

    @POST
    @Path(VERSION + "/start")
    @Requires(Permission.PLUGINS_OPERATE)
    public Response start(
            @PathParam("owner") String owner, @PathParam("name") String name, @PathParam("version") String version) {
        return operate(owner, name, version, Note.PLUGIN_STARTED, operations::start);
    }

    @POST
    @Path(VERSION + "/stop")
    @Requires(Permission.PLUGINS_OPERATE)
    public Response stop(
            @PathParam("owner") String owner, @PathParam("name") String name, @PathParam("version") String version) {
        return operate(owner, name, version, Note.PLUGIN_STOPPED, operations::stop);
    }

    @POST
    @Path(VERSION + "/unload")
    @Requires(Permission.PLUGINS_OPERATE)
    public Response unload(
            @PathParam("owner") String owner, @PathParam("name") String name, @PathParam("version") String version) {
        return operate(owner, name, version, Note.PLUGIN_UNLOADED, operations::unload);
    }

    private Response operate(
            String owner,
            String name,
            String version,
            Note done,
            BiFunction<Actor, PluginRef, PluginStatus> operation) {
        Actor actor = frame.actor();
        PluginRef ref = new PluginRef(actor.organisation(), Addresses.ownerName(owner), name, version);
        PageRequest first = PageRequest.first(50);
        try {
            PluginStatus status = operation.apply(actor, ref);
            if (done == Note.PLUGIN_STARTED && !status.state().equals("STARTED")) {
                return Response.ok(view(first, Optional.of(status), Optional.empty(), Optional.empty()))
                        .build();
            }
        } catch (Problem problem) {
            View view = view(first, Optional.empty(), Optional.of(Refusal.of(problem)), Optional.empty());
            return Response.status(problem.type().status()).entity(view).build();
        }
        return Response.seeOther(URI.create("/admin/plugins?note=" + done.slug()))
                .build();
    }

    private View view(
            PageRequest request, Optional<PluginStatus> notStarted, Optional<Refusal> refusal, Optional<Note> note) {
        Actor actor = frame.actor();
        Page<PluginStatus> page = plugins.list(actor.organisation(), request);
        List<PluginsPage.Row> rows = page.items().stream()
                .map(status -> new PluginsPage.Row(status, dependents.among(actor.organisation(), status)))
                .toList();
        return new View(
                "admin/plugins.jte",
                new PluginsPage(
                        frame.of(Nav.PLUGINS, "Plugins", Twin.of("/api/v1/plugins")),
                        rows,
                        server.list(),
                        page.next().map(c -> Addresses.withQuery("/admin/plugins", Map.of("cursor", c))),
                        notStarted,
                        refusal,
                        note));
    }
}
