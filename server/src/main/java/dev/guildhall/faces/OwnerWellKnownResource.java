package dev.guildhall.faces;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.OwnerSegment;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** As {@link WellKnownResource}, for the skills of one owner; here every name is unique. */
@Path("/" + OwnerSegment.OWNER + "/.well-known/{folder:agent-skills|skills}")
@Service
public class OwnerWellKnownResource {
    private final WellKnown wellKnown;
    private final CurrentActor actor;

    @Inject
    public OwnerWellKnownResource(WellKnown wellKnown, CurrentActor actor) {
        this.wellKnown = wellKnown;
        this.actor = actor;
    }

    @GET
    @Path("index.json")
    @Requires(Permission.SKILLS_READ)
    public Response index(
            @PathParam("owner") String owner, @PathParam("folder") String folder, @Context Request request) {
        return wellKnown.index(actor.known(), Optional.of(OwnerSegment.bare(owner)), folder, request);
    }

    @GET
    @Path("{name:[a-z0-9][a-z0-9-]*}/{path:.+}")
    @Requires(Permission.SKILLS_READ)
    public Response file(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @PathParam("path") String path,
            @Context Request request) {
        return wellKnown.file(actor.known(), Optional.of(OwnerSegment.bare(owner)), name, path, request);
    }

    @GET
    @Path("-/{same}/{name}/{version}.tar.gz")
    @Requires(Permission.SKILLS_READ)
    public Response archive(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @PathParam("version") String version,
            @Context Request request) {
        return wellKnown.archive(actor.known(), OwnerSegment.bare(owner), name, version, request);
    }

    @GET
    @Path("-/{same}/{name}/{version}/SKILL.md")
    @Requires(Permission.SKILLS_READ)
    public Response only(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @PathParam("version") String version,
            @Context Request request) {
        return wellKnown.only(actor.known(), OwnerSegment.bare(owner), name, version, request);
    }
}
