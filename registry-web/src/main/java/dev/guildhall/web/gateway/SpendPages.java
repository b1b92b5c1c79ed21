package dev.guildhall.web.gateway;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.spend.Dimension;
import dev.guildhall.spend.Spend;
import dev.guildhall.spend.SpendQuery;
import dev.guildhall.spend.SpendReport;
import dev.guildhall.spend.SpendResource;
import dev.guildhall.statistics.DayCount;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Twin;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What calls used and cost, by any dimension. */
@Path("/spend")
@Service
@Produces(MediaType.TEXT_HTML)
public class SpendPages {
    private static final int LINES = 50;
    private static final int MOST_DAYS = 1_201;

    private final Frame frame;
    private final Spend spend;

    @Inject
    public SpendPages(Frame frame, Spend spend) {
        this.frame = frame;
        this.spend = spend;
    }

    @GET
    @Requires(Permission.SPEND_READ)
    public View spend(@Context UriInfo address) {
        MultivaluedMap<String, String> asked = address.getQueryParameters();
        SpendFilter filter = SpendFilter.of(asked);
        SpendQuery query = SpendResource.query(asked);
        Actor reader = frame.actor();
        Optional<String> cursor = Optional.ofNullable(asked.getFirst("cursor")).filter(text -> !text.isEmpty());
        SpendReport report = spend.report(reader, query, LINES, cursor);
        return new View(
                "gateway/spend.jte",
                new SpendPage(
                        frame.of(Nav.SPEND, "Spend", Twin.of(filter.address("/api/v1/spend"))),
                        report,
                        filter,
                        days(reader, query),
                        report.next().map(filter::page)));
    }

    private List<DayCount> days(Actor reader, SpendQuery query) {
        SpendQuery byDay = new SpendQuery(query.from(), query.to(), List.of(Dimension.DAY), query.only());
        Map<LocalDate, Long> costs = new HashMap<>();
        spend.report(reader, byDay, MOST_DAYS, Optional.empty())
                .items()
                .forEach(line -> costs.put(
                        LocalDate.parse(line.value()),
                        Usd.millionths(line.figures().cost())));
        return query.from()
                .datesUntil(query.to().plusDays(1))
                .map(day -> new DayCount(day, costs.getOrDefault(day, 0L)))
                .toList();
    }
}
