package dev.guildhall.spend;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /global/*} as LiteLLM's proxy answers it, of the caller's organisation. */
@Path("/global")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class GlobalSpendResource {
    private final GlobalSpend spend;
    private final CurrentActor actor;

    @Inject
    public GlobalSpendResource(GlobalSpend spend, CurrentActor actor) {
        this.spend = spend;
        this.actor = actor;
    }

    /** By day and team or customer; or by key, when {@code api_key} or {@code internal_user_id} is given. */
    @GET
    @Path("/spend/report")
    @Requires(Permission.SPEND_READ)
    public List<Map<String, Object>> report(
            @QueryParam("start_date") @Nullable String start,
            @QueryParam("end_date") @Nullable String end,
            @QueryParam("group_by") @Nullable String group,
            @QueryParam("api_key") @Nullable String key,
            @QueryParam("internal_user_id") @Nullable String user,
            @QueryParam("team_id") @Nullable String team,
            @QueryParam("customer_id") @Nullable String customer) {
        SpendQuery range = Asked.days(start, end);
        range = key == null ? range : range.only(Dimension.HASH, Asked.hash(key));
        range = user == null ? range : range.only(Dimension.USER, user);
        range = team == null ? range : range.only(Dimension.TEAM, team);
        range = customer == null ? range : range.only(Dimension.CUSTOMER, customer);
        if (key != null || user != null || "api_key".equals(group)) {
            return spend.byKey(actor.known(), range);
        }
        return switch (group == null ? "team" : group) {
            case "team" -> spend.byDay(actor.known(), range, Dimension.TEAM);
            case "customer" -> spend.byDay(actor.known(), range, Dimension.CUSTOMER);
            default ->
                throw PlatformProblem.BAD_REQUEST.because(
                        "group_by is \"%s\"; it must be team, customer or api_key.".formatted(group),
                        Map.of("field", "group_by"));
        };
    }

    @GET
    @Path("/activity")
    @Requires(Permission.SPEND_READ)
    public Map<String, Object> activity(
            @QueryParam("start_date") @Nullable String start, @QueryParam("end_date") @Nullable String end) {
        return spend.activity(actor.known(), Asked.days(start, end));
    }

    /** Not done: here what was spent is the sum of the calls, and calls are not unmade. */
    @POST
    @Path("/spend/reset")
    @Requires(Permission.SPEND_READ)
    public Map<String, Object> reset() {
        throw SpendProblem.NOT_RESET.because(
                "Spend is the sum of recorded calls here and is not set back. Budgets begin anew by their own period; raise max_budget with /key/update, or give a temp_budget_increase.");
    }
}
