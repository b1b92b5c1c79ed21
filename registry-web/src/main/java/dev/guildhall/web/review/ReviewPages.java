package dev.guildhall.web.review;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.review.ReviewCase;
import dev.guildhall.review.ReviewRow;
import dev.guildhall.review.Reviews;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import dev.guildhall.web.layout.Twin;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What waits for a reviewer, and deciding it. */
@Path("/reviews")
@Service
@Produces(MediaType.TEXT_HTML)
public class ReviewPages {
    private final Frame frame;
    private final Reviews reviews;

    @Inject
    public ReviewPages(Frame frame, Reviews reviews) {
        this.frame = frame;
        this.reviews = reviews;
    }

    /** One decision of {@link Reviews}. */
    private interface Decision {
        ReviewCase make(Actor actor, UUID id, String reason, Precondition precondition);
    }

    @GET
    @Requires(Permission.SKILLS_REVIEW)
    public View queue(
            @QueryParam("state") @DefaultValue("open") String state,
            @QueryParam("cursor") @DefaultValue("") String cursor) {
        Page<ReviewRow> page = reviews.queue(frame.actor(), Optional.of(state), PageRequest.of(50, cursor));
        Map<String, String> query = new LinkedHashMap<>();
        query.put("state", state);
        Twin twin = Twin.of(Addresses.withQuery("/api/v1/reviews", query));
        return new View(
                "review/reviews.jte",
                new ReviewsPage(
                        frame.of(Nav.REVIEWS, "Reviews", twin),
                        state,
                        page.items(),
                        page.next().map(next -> next(state, next))));
    }

    @GET
    @Path("{id}")
    @Requires(Permission.SKILLS_REVIEW)
    public View reviewCase(@PathParam("id") String id, @QueryParam("note") @DefaultValue("") String note) {
        return view(reviews.reviewCase(frame.actor(), id(id)), "", Note.ofSlug(note), Optional.empty());
    }

    @POST
    @Path("{id}/release")
    @Requires(Permission.SKILLS_REVIEW)
    public Response release(
            @PathParam("id") String id,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("revision") @DefaultValue("") String revision) {
        return decide(id, reason, revision, Note.RELEASED, reviews::release);
    }

    @POST
    @Path("{id}/refuse")
    @Requires(Permission.SKILLS_REVIEW)
    public Response refuse(
            @PathParam("id") String id,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("revision") @DefaultValue("") String revision) {
        return decide(id, reason, revision, Note.REFUSED, reviews::refuse);
    }

    /** Refused with 412 when somebody decided, or a rescan found more, since the form was shown; it comes back as it is now. */
    private Response decide(String id, String reason, String revision, Note note, Decision decision) {
        try {
            decision.make(frame.actor(), id(id), reason, Precondition.ofRevision(revision));
        } catch (Problem problem) {
            ReviewCase found = reviews.reviewCase(frame.actor(), id(id));
            return Response.status(problem.type().status())
                    .entity(view(found, reason, Optional.empty(), Optional.of(Refusal.of(problem))))
                    .build();
        }
        return Response.seeOther(URI.create("/reviews/" + id(id) + "?note=" + note.slug()))
                .build();
    }

    private View view(ReviewCase found, String reason, Optional<Note> note, Optional<Refusal> refusal) {
        ReviewRow row = found.row();
        String title = "Review of @%s/%s %s".formatted(row.owner(), row.name(), row.version());
        return new View(
                "review/review.jte",
                new ReviewPage(
                        frame.of(Nav.REVIEWS, title, Twin.of("/api/v1/reviews/" + row.id())),
                        found,
                        reason,
                        note,
                        refusal));
    }

    private static String next(String state, String cursor) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("state", state);
        query.put("cursor", cursor);
        return Addresses.withQuery("/reviews", query);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw PlatformProblem.NOT_FOUND.because("There is no such review. /reviews lists them.");
        }
    }
}
