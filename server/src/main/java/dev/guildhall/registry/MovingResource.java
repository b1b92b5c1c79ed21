package dev.guildhall.registry;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** Renaming, giving away, and earlier addresses over HTTP. */
@Path("/api/v1/skills")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class MovingResource {
    private final Moving moving;
    private final CurrentActor actor;

    @Inject
    public MovingResource(Moving moving, CurrentActor actor) {
        this.moving = moving;
        this.actor = actor;
    }

    /** Body of {@code POST …/rename}. */
    public record Rename(String name) {}

    /** Body of {@code POST …/transfer}. */
    public record Transfer(String owner) {}

    @POST
    @Path(OwnerSegment.SKILL + "/rename")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.SKILLS_MANAGE)
    public SkillDetail rename(@PathParam("owner") String owner, @PathParam("name") String name, Rename body) {
        return moving.rename(actor.known(), OwnerSegment.bare(owner), name, body.name());
    }

    @POST
    @Path(OwnerSegment.SKILL + "/transfer")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.SKILLS_MANAGE)
    public SkillDetail transfer(@PathParam("owner") String owner, @PathParam("name") String name, Transfer body) {
        return moving.transfer(actor.known(), OwnerSegment.bare(owner), name, body.owner());
    }

    /** All at once: a skill has at most twenty. */
    @GET
    @Path(OwnerSegment.SKILL + "/redirects")
    @Requires(Permission.SKILLS_READ)
    public Page<RedirectRow> redirects(@PathParam("owner") String owner, @PathParam("name") String name) {
        return new Page<>(moving.redirects(actor.known(), OwnerSegment.bare(owner), name), Optional.empty());
    }

    /** Frees the earlier address {@code @owner/name}. */
    @DELETE
    @Path(OwnerSegment.SKILL + "/redirect")
    @Requires(Permission.SKILLS_MANAGE)
    public void free(@PathParam("owner") String owner, @PathParam("name") String name) {
        moving.free(actor.known(), OwnerSegment.bare(owner), name);
    }
}
