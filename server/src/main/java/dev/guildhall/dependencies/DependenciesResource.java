package dev.guildhall.dependencies;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.plugins.DependencyTree;
import dev.guildhall.registry.BlastRadii;
import dev.guildhall.registry.BlastRadius;
import dev.guildhall.registry.DependentRow;
import dev.guildhall.registry.Dependents;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Dependencies in both directions over HTTP. */
@Path("/api/v1/skills")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class DependenciesResource {
    private static final String SKILL = "{owner:(?:@|%40)[^/]+}/{name}";

    private final Needs needs;
    private final Dependents dependents;
    private final BlastRadii radii;
    private final CurrentActor actor;

    @Inject
    public DependenciesResource(Needs needs, Dependents dependents, BlastRadii radii, CurrentActor actor) {
        this.needs = needs;
        this.dependents = dependents;
        this.radii = radii;
        this.actor = actor;
    }

    @GET
    @Path(SKILL + "/versions/{version}/dependencies")
    @Requires(Permission.SKILLS_READ)
    public DependencyTree dependencies(
            @PathParam("owner") String owner, @PathParam("name") String name, @PathParam("version") String version) {
        return needs.of(actor.known(), bare(owner), name, version);
    }

    @GET
    @Path(SKILL + "/dependents")
    @Requires(Permission.SKILLS_READ)
    public Page<DependentRow> dependents(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return dependents.page(actor.known(), bare(owner), name, PageRequest.of(limit, cursor));
    }

    @GET
    @Path(SKILL + "/versions/{version}/blast-radius")
    @Requires(Permission.SKILLS_READ)
    public BlastRadius blastRadius(
            @PathParam("owner") String owner, @PathParam("name") String name, @PathParam("version") String version) {
        return radii.of(actor.known(), bare(owner), name, version);
    }

    private static String bare(String owner) {
        return owner.startsWith("%40") ? owner.substring(3) : owner.substring(1);
    }
}
