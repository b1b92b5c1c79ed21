package dev.guildhall.spend;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.runlog.CallQuery;
import dev.guildhall.runlog.Period;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /spend/*} as LiteLLM's proxy answers it. Dates are days (UTC), both included. */
@Path("/spend")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class LiteLlmSpendResource {
    private final SpendRows rows;
    private final SpendLogs logs;
    private final SpendCalculation calculation;
    private final CurrentActor actor;

    @Inject
    public LiteLlmSpendResource(SpendRows rows, SpendLogs logs, SpendCalculation calculation, CurrentActor actor) {
        this.rows = rows;
        this.logs = logs;
        this.calculation = calculation;
        this.actor = actor;
    }

    /** Rows of keys, by what they spent. */
    @GET
    @Path("/keys")
    @Requires(Permission.SPEND_READ)
    public List<Map<String, Object>> keys(@QueryParam("limit") @Nullable Integer limit) {
        return rows.keys(actor.known(), Asked.limit(limit));
    }

    @GET
    @Path("/users")
    @Requires(Permission.SPEND_READ)
    public List<Map<String, Object>> users(
            @QueryParam("user_id") @Nullable String user, @QueryParam("limit") @Nullable Integer limit) {
        return rows.users(actor.known(), Asked.given(user), Asked.limit(limit));
    }

    @GET
    @Path("/tags")
    @Requires(Permission.SPEND_READ)
    public List<Map<String, Object>> tags(
            @QueryParam("start_date") @Nullable String start, @QueryParam("end_date") @Nullable String end) {
        return rows.tags(actor.known(), Asked.days(start, end));
    }

    /** Summed for each day when both dates are given; each call with {@code summarize=false}, or without dates. */
    @GET
    @Path("/logs")
    @Requires(Permission.SPEND_READ)
    public List<Map<String, Object>> logs(
            @QueryParam("api_key") @Nullable String key,
            @QueryParam("user_id") @Nullable String user,
            @QueryParam("request_id") @Nullable String request,
            @QueryParam("start_date") @Nullable String start,
            @QueryParam("end_date") @Nullable String end,
            @QueryParam("summarize") @DefaultValue("true") boolean summarised) {
        Actor reader = actor.known();
        boolean dated = start != null && end != null;
        if (!dated || !summarised || request != null) {
            return logs.each(reader, query(key, user, request, start, end));
        }
        SpendQuery range = Asked.days(start, end);
        SpendQuery ofKey = key == null ? range : range.only(Dimension.HASH, Asked.hash(key));
        return logs.days(reader, user == null ? ofKey : ofKey.only(Dimension.USER, user));
    }

    @GET
    @Path("/logs/ui")
    @Requires(Permission.SPEND_READ)
    public Map<String, Object> page(
            @QueryParam("api_key") @Nullable String key,
            @QueryParam("user_id") @Nullable String user,
            @QueryParam("request_id") @Nullable String request,
            @QueryParam("start_date") @Nullable String start,
            @QueryParam("end_date") @Nullable String end,
            @QueryParam("page") @Nullable Integer page,
            @QueryParam("page_size") @Nullable Integer size) {
        return logs.page(actor.known(), query(key, user, request, start, end), Asked.number(page), Asked.size(size));
    }

    @POST
    @Path("/calculate")
    @Consumes(MediaType.WILDCARD)
    @Requires(Permission.SPEND_READ)
    public Map<String, BigDecimal> calculate(InputStream request) throws IOException {
        return Map.of("cost", calculation.cost(actor.known(), Asked.json(request)));
    }

    private static CallQuery query(
            @Nullable String key,
            @Nullable String user,
            @Nullable String request,
            @Nullable String start,
            @Nullable String end) {
        return CallQuery.of(
                Asked.given(key).map(Asked::hash),
                Asked.given(user),
                Asked.given(request),
                Period.of(Asked.date(start), Asked.date(end)));
    }
}
