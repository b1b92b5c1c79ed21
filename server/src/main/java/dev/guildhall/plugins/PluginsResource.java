package dev.guildhall.plugins;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The plugins of this node: {@code /api/v1/plugins}. */
@Path("/api/v1/plugins")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class PluginsResource {
    /** {@code @owner/name/version}; some clients write the at sign as {@code %40}. */
    private static final String VERSION = "/{owner:(?:@|%40)[^/]+}/{name}/{version}";

    private final SkillPlugins plugins;
    private final PluginOperations operations;
    private final ServerPlugins server;
    private final CurrentActor actor;

    @Inject
    public PluginsResource(
            SkillPlugins plugins, PluginOperations operations, ServerPlugins server, CurrentActor actor) {
        this.plugins = plugins;
        this.operations = operations;
        this.server = server;
        this.actor = actor;
    }

    @GET
    @Requires(Permission.PLUGINS_READ)
    public Page<PluginStatus> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        return plugins.list(actor.known().organisation(), PageRequest.of(limit, cursor));
    }

    /** The server's own plugins on this node, all at once: there are few. */
    @GET
    @Path("/server")
    @Requires(Permission.PLUGINS_READ)
    public Page<ServerPluginStatus> server() {
        return new Page<>(server.list(), Optional.empty());
    }

    @GET
    @Path(VERSION)
    @Requires(Permission.PLUGINS_READ)
    public PluginStatus describe(
            @PathParam("owner") String owner, @PathParam("name") String name, @PathParam("version") String version) {
        return plugins.describe(ref(owner, name, version));
    }

    @POST
    @Path(VERSION + "/start")
    @Requires(Permission.PLUGINS_OPERATE)
    public PluginStatus start(
            @PathParam("owner") String owner, @PathParam("name") String name, @PathParam("version") String version) {
        return operations.start(actor.known(), ref(owner, name, version));
    }

    @POST
    @Path(VERSION + "/stop")
    @Requires(Permission.PLUGINS_OPERATE)
    public PluginStatus stop(
            @PathParam("owner") String owner, @PathParam("name") String name, @PathParam("version") String version) {
        return operations.stop(actor.known(), ref(owner, name, version));
    }

    @POST
    @Path(VERSION + "/unload")
    @Requires(Permission.PLUGINS_OPERATE)
    public PluginStatus unload(
            @PathParam("owner") String owner, @PathParam("name") String name, @PathParam("version") String version) {
        return operations.unload(actor.known(), ref(owner, name, version));
    }

    private PluginRef ref(String owner, String name, String version) {
        // JAX-RS decodes path parameters, but not what the template's own pattern matched in its encoded form
        // everywhere.
        String plain = owner.startsWith("%40") ? owner.substring(3) : owner.substring(1);
        return new PluginRef(actor.known().organisation(), plain, name, version);
    }
}
