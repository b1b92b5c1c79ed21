package dev.guildhall.spend;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was used and spent, over HTTP:
 * {@code ?from=&to=&by=&then=&key=&team=&user=&customer=&agent=&model=&provider=&deployment=&tag=&limit=&cursor=}.
 *
 * <p>Days are UTC and both are included; without them it is this month so far. {@code by} and {@code then} are words of {@link Dimension}.
 */
@Path("/api/v1")
@Service
public class SpendResource {
    private static final String CSV = "text/csv";
    private static final int LINES = 200;
    private static final int MOST_LINES = 1_000;
    private static final int MOST_CSV_LINES = 100_000;

    private final Spend spend;
    private final CurrentActor actor;

    @Inject
    public SpendResource(Spend spend, CurrentActor actor) {
        this.spend = spend;
        this.actor = actor;
    }

    @GET
    @Path("/spend")
    @Produces(MediaType.APPLICATION_JSON)
    @Requires(Permission.SPEND_READ)
    public SpendReport report(@Context UriInfo address) {
        MultivaluedMap<String, String> asked = address.getQueryParameters();
        return spend.report(
                actor.known(),
                query(asked),
                limit(asked),
                Optional.ofNullable(asked.getFirst("cursor")).filter(cursor -> !cursor.isEmpty()));
    }

    @GET
    @Path("/spend")
    @Produces(CSV + ";qs=0.5")
    @Requires(Permission.SPEND_READ)
    public Response lines(@Context UriInfo address) {
        return csv(address);
    }

    @GET
    @Path("/spend.csv")
    @Produces(CSV)
    @Requires(Permission.SPEND_READ)
    public Response csv(@Context UriInfo address) {
        SpendQuery query = query(address.getQueryParameters());
        Actor reader = actor.known();
        SpendReport first = spend.report(reader, query, MOST_LINES, Optional.empty());
        StreamingOutput output = body -> {
            body.write(SpendCsv.names(query).getBytes(StandardCharsets.UTF_8));
            SpendReport part = first;
            for (int lines = 0; lines < MOST_CSV_LINES; lines += MOST_LINES) {
                for (SpendReport.Line line : part.items()) {
                    body.write(SpendCsv.line(line).getBytes(StandardCharsets.UTF_8));
                }
                if (part.next().isEmpty()) {
                    return;
                }
                part = spend.report(reader, query, MOST_LINES, part.next());
            }
        };
        return Response.ok(output, CSV + ";charset=utf-8")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"spend-%s-%s.csv\"".formatted(query.from(), query.to()))
                .build();
    }

    /** What an address asks for; pages ask in the same words. */
    public static SpendQuery query(MultivaluedMap<String, String> asked) {
        List<Dimension> by = new ArrayList<>();
        by.add(Dimension.of("by", given(asked, "by").orElse("model")));
        given(asked, "then").ifPresent(word -> by.add(Dimension.of("then", word)));
        SpendQuery query = Days.of(asked.getFirst("from"), asked.getFirst("to")).query(by);
        for (Dimension dimension : Dimension.values()) {
            if (!dimension.ofTime()) {
                String value = given(asked, dimension.word()).orElse("");
                if (!value.isEmpty()) {
                    query = query.only(dimension, value.equals("-") ? "" : value);
                }
            }
        }
        return query;
    }

    private static Optional<String> given(MultivaluedMap<String, String> asked, String name) {
        return Optional.ofNullable(asked.getFirst(name)).filter(value -> !value.isEmpty());
    }

    private static int limit(MultivaluedMap<String, String> asked) {
        try {
            int limit = given(asked, "limit").map(Integer::valueOf).orElse(LINES);
            if (limit >= 1 && limit <= MOST_LINES) {
                return limit;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw PlatformProblem.BAD_REQUEST.because(
                "limit must be between 1 and %d.".formatted(MOST_LINES), Map.of("field", "limit"));
    }
}
