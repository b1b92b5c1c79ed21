package dev.guildhall.statistics;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The figures of the caller's organisation over HTTP. */
@Path("/api/v1/statistics")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class StatisticsResource {
    private final Statistics statistics;
    private final CurrentActor actor;

    @Inject
    public StatisticsResource(Statistics statistics, CurrentActor actor) {
        this.statistics = statistics;
        this.actor = actor;
    }

    @GET
    @Requires(Permission.SKILLS_READ)
    public OrganisationStatistics organisation(@QueryParam("days") @DefaultValue("30") int days) {
        return statistics.organisation(actor.known(), days);
    }
}
