package dev.guildhall.registry;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Changes to versions and channels over HTTP. */
@Path("/api/v1/skills")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class LifecycleResource {
    private final Lifecycle lifecycle;
    private final Yanking yanking;
    private final CurrentActor actor;

    @Inject
    public LifecycleResource(Lifecycle lifecycle, Yanking yanking, CurrentActor actor) {
        this.lifecycle = lifecycle;
        this.yanking = yanking;
        this.actor = actor;
    }

    /** Body of {@code PUT …/channels/{channel}}. */
    public record PutChannel(String version) {}

    @PUT
    @Path(OwnerSegment.SKILL + "/channels/{channel}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.SKILLS_MANAGE)
    public SkillDetail moveChannel(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @PathParam("channel") String channel,
            PutChannel body) {
        return lifecycle.moveChannel(actor.known(), OwnerSegment.bare(owner), name, channel, body.version());
    }

    @POST
    @Path(OwnerSegment.VERSION + "/deprecate")
    @Consumes(MediaType.WILDCARD)
    @Requires(Permission.SKILLS_MANAGE)
    public VersionRow deprecate(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @PathParam("version") String version,
            @Nullable InputStream body)
            throws IOException {
        return lifecycle.deprecate(actor.known(), OwnerSegment.bare(owner), name, version, ReasonBody.read(body));
    }

    @POST
    @Path(OwnerSegment.VERSION + "/yank")
    @Consumes(MediaType.WILDCARD)
    @Requires(Permission.SKILLS_MANAGE)
    public YankedVersion yank(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @PathParam("version") String version,
            @Nullable InputStream body)
            throws IOException {
        return yanking.yank(actor.known(), OwnerSegment.bare(owner), name, version, ReasonBody.read(body));
    }

    @POST
    @Path(OwnerSegment.VERSION + "/restore")
    @Consumes(MediaType.WILDCARD)
    @Requires(Permission.SKILLS_MANAGE)
    public VersionRow restore(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @PathParam("version") String version,
            @Nullable InputStream body)
            throws IOException {
        return lifecycle.restore(actor.known(), OwnerSegment.bare(owner), name, version, ReasonBody.read(body));
    }

    @POST
    @Path(OwnerSegment.VERSION + "/hold")
    @Consumes(MediaType.WILDCARD)
    @Requires(Permission.SKILLS_REVIEW)
    public VersionRow hold(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @PathParam("version") String version,
            @Nullable InputStream body)
            throws IOException {
        return lifecycle.hold(actor.known(), OwnerSegment.bare(owner), name, version, ReasonBody.read(body));
    }

    @POST
    @Path(OwnerSegment.VERSION + "/release")
    @Consumes(MediaType.WILDCARD)
    @Requires(Permission.SKILLS_REVIEW)
    public VersionRow release(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @PathParam("version") String version,
            @Nullable InputStream body)
            throws IOException {
        return lifecycle.release(actor.known(), OwnerSegment.bare(owner), name, version, ReasonBody.read(body));
    }

    @POST
    @Path(OwnerSegment.VERSION + "/revoke")
    @Consumes(MediaType.WILDCARD)
    @Requires(Permission.SKILLS_REVIEW)
    public VersionRow revoke(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @PathParam("version") String version,
            @Nullable InputStream body)
            throws IOException {
        return lifecycle.revoke(actor.known(), OwnerSegment.bare(owner), name, version, ReasonBody.read(body));
    }
}
