package dev.guildhall.review;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** The safety of a version over HTTP, and the way to object. */
@Path("/api/v1/skills")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class VersionScansResource {
    private static final String VERSION = "{owner:(?:@|%40)[^/]+}/{name}/versions/{version}";

    private final Reviews reviews;
    private final CurrentActor actor;

    @Inject
    public VersionScansResource(Reviews reviews, CurrentActor actor) {
        this.reviews = reviews;
        this.actor = actor;
    }

    /** Body of {@code POST …/appeal}. */
    public record Appeal(Optional<String> text) {}

    /** Verdict, risk with its reasons, findings, rules version, history of decisions. */
    @GET
    @Path(VERSION + "/scan")
    @Requires(Permission.SKILLS_READ)
    public VersionScan scan(
            @PathParam("owner") String owner, @PathParam("name") String name, @PathParam("version") String version) {
        return reviews.scan(actor.known(), bare(owner), name, version);
    }

    @POST
    @Path(VERSION + "/appeal")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.SKILLS_MANAGE)
    public VersionScan appeal(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @PathParam("version") String version,
            Appeal appeal) {
        return reviews.appeal(
                actor.known(), bare(owner), name, version, appeal.text().orElse(null));
    }

    private static String bare(String segment) {
        return segment.startsWith("@") ? segment.substring(1) : segment.replaceFirst("^%40", "");
    }
}
