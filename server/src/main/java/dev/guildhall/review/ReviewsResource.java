package dev.guildhall.review;

import dev.guildhall.jobs.Jobs;
import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.ReasonBody;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reviews over HTTP. */
@Path("/api/v1/reviews")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class ReviewsResource {
    private final Reviews reviews;
    private final Jobs jobs;
    private final CurrentActor actor;

    @Inject
    public ReviewsResource(Reviews reviews, Jobs jobs, CurrentActor actor) {
        this.reviews = reviews;
        this.jobs = jobs;
        this.actor = actor;
    }

    @GET
    @Requires(Permission.SKILLS_REVIEW)
    public Page<ReviewRow> queue(
            @Nullable @QueryParam("state") String state,
            @Nullable @QueryParam("limit") Integer limit,
            @Nullable @QueryParam("cursor") String cursor) {
        return reviews.queue(
                actor.known(),
                Optional.ofNullable(state).filter(text -> !text.isEmpty()),
                PageRequest.of(limit, cursor));
    }

    @GET
    @Path("/{id}")
    @Requires(Permission.SKILLS_REVIEW)
    public ReviewCase reviewCase(@PathParam("id") String id) {
        return reviews.reviewCase(actor.known(), id(id));
    }

    @POST
    @Path("/{id}/release")
    @Consumes(MediaType.WILDCARD)
    @Requires(Permission.SKILLS_REVIEW)
    public ReviewCase release(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable InputStream body)
            throws IOException {
        return reviews.release(actor.known(), id(id), ReasonBody.read(body), Precondition.of(ifMatch, null));
    }

    @POST
    @Path("/{id}/refuse")
    @Consumes(MediaType.WILDCARD)
    @Requires(Permission.SKILLS_REVIEW)
    public ReviewCase refuse(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable InputStream body)
            throws IOException {
        return reviews.refuse(actor.known(), id(id), ReasonBody.read(body), Precondition.of(ifMatch, null));
    }

    /** Scans again what was scanned with older rules; the server also does so by itself. 202 with the job. */
    @POST
    @Path("/rescan")
    @Consumes(MediaType.WILDCARD)
    @Requires(Permission.SKILLS_REVIEW)
    public Response rescan() {
        UUID job = jobs.start(actor.known(), RescanWork.KIND, "{}");
        return Response.accepted(Map.of("job", job.toString()))
                .location(URI.create("/api/v1/jobs/" + job))
                .build();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ReviewProblem.CASE_UNKNOWN.because("There is no such case. GET /api/v1/reviews lists them.");
        }
    }
}
