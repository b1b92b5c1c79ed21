package dev.guildhall.plugins;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** Who uses the code of a plugin, over HTTP: all at once, as a node knows a limited number of plugins. */
@Path("/api/v1/plugins/{owner:(?:@|%40)[^/]+}/{name}/{version}/dependents")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class DependentPluginsResource {
    private final DependentPlugins dependents;
    private final CurrentActor actor;

    @Inject
    public DependentPluginsResource(DependentPlugins dependents, CurrentActor actor) {
        this.dependents = dependents;
        this.actor = actor;
    }

    @GET
    @Requires(Permission.PLUGINS_READ)
    public Page<PluginStatus> dependents(
            @PathParam("owner") String owner, @PathParam("name") String name, @PathParam("version") String version) {
        String plain = owner.replaceFirst("^(?:@|%40)", "");
        return new Page<>(
                dependents.of(new PluginRef(actor.known().organisation(), plain, name, version)), Optional.empty());
    }
}
