package dev.guildhall.statistics;

import dev.guildhall.platform.CurrentActor;
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

/** The figures of one skill over HTTP. */
@Path("/api/v1/skills")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class SkillStatisticsResource {
    private final Statistics statistics;
    private final CurrentActor actor;

    @Inject
    public SkillStatisticsResource(Statistics statistics, CurrentActor actor) {
        this.statistics = statistics;
        this.actor = actor;
    }

    @GET
    @Path("{owner:(?:@|%40)[^/]+}/{name}/statistics")
    @Requires(Permission.SKILLS_READ)
    public SkillStatistics skill(
            @PathParam("owner") String owner,
            @PathParam("name") String name,
            @QueryParam("days") @DefaultValue("30") int days) {
        return statistics.skill(actor.known(), owner.replaceFirst("^(?:@|%40)", ""), name, days);
    }
}
