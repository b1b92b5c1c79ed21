package dev.guildhall.web.statistics;

import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.statistics.Statistics;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Twin;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** What is there, what was published, what was fetched. */
@Path("/statistics")
@Service
@Produces(MediaType.TEXT_HTML)
public class StatisticsPages {
    private final Frame frame;
    private final Statistics statistics;

    @Inject
    public StatisticsPages(Frame frame, Statistics statistics) {
        this.frame = frame;
        this.statistics = statistics;
    }

    @GET
    @Requires(Permission.SKILLS_READ)
    public View statistics(@QueryParam("days") @DefaultValue("30") int days) {
        return new View(
                "statistics/statistics.jte",
                new StatisticsPage(
                        frame.of(Nav.STATISTICS, "Statistics", Twin.of("/api/v1/statistics?days=" + days)),
                        statistics.organisation(frame.actor(), days),
                        days));
    }
}
