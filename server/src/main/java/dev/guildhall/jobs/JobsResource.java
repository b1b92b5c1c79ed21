package dev.guildhall.jobs;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Jobs over HTTP. */
@Path("/api/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class JobsResource {
    private final Jobs jobs;
    private final CurrentActor actor;

    @Inject
    public JobsResource(Jobs jobs, CurrentActor actor) {
        this.jobs = jobs;
        this.actor = actor;
    }

    @GET
    @Requires(Permission.SKILLS_READ)
    public Page<JobRow> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        return jobs.list(actor.known(), PageRequest.of(limit, cursor));
    }

    /** @param results how many come with it; 0 for somebody who waits for the end */
    @GET
    @Path("{id}")
    @Requires(Permission.SKILLS_READ)
    public Job job(@PathParam("id") String id, @QueryParam("results") @DefaultValue("1000") int results) {
        return jobs.job(actor.known(), id(id), results);
    }

    /** The whole report, page by page. */
    @GET
    @Path("{id}/results")
    @Requires(Permission.SKILLS_READ)
    public Page<JobResult> results(
            @PathParam("id") String id,
            @QueryParam("outcome") @Nullable String outcome,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return jobs.results(
                actor.known(),
                id(id),
                Optional.ofNullable(outcome).filter(text -> !text.isEmpty()),
                PageRequest.of(limit, cursor));
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw JobProblem.UNKNOWN.because(
                    "\"%s\" is no id of a job.".formatted(text.length() > 60 ? text.substring(0, 60) + "…" : text));
        }
    }
}
