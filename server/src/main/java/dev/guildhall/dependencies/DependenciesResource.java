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
import dev.guildhall.registry.OwnerSegment;
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

    /** What the version resolves to now, as a list and as a tree; with what does not fit when it does not resolve. */
    @GET
    @Path(OwnerSegment.VERSION + "/dependencies")
    @Requires(Permission.SKILLS_READ)
    public DependencyTree dependencies(
            @PathParam("owner") String owner, @PathParam("name") String name, @PathParam("version") String version) {
        return needs.of(actor.known(), OwnerSegment.bare(owner), name, version);
    }

    /** Skills with a live version that names this one, under any name it had. */
    @GET
    @Path(OwnerSegment.SKILL + "/dependents")
    @Requires(Permission.SKILLS_READ)
    public Page<DependentRow> dependents(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return dependents.page(actor.known(), OwnerSegment.bare(owner), name, PageRequest.of(limit, cursor));
    }

    /** What would stop if the version were yanked; slow, and {@code complete} says whether it was looked at in whole. */
    @GET
    @Path(OwnerSegment.VERSION + "/blast-radius")
    @Requires(Permission.SKILLS_READ)
    public BlastRadius blastRadius(
            @PathParam("owner") String owner, @PathParam("name") String name, @PathParam("version") String version) {
        return radii.of(actor.known(), OwnerSegment.bare(owner), name, version);
    }
}
