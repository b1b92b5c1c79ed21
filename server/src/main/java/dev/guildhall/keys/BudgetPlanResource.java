package dev.guildhall.keys;

import dev.guildhall.budgets.AccountLimits;
import dev.guildhall.budgets.BudgetPlan;
import dev.guildhall.budgets.BudgetPlans;
import dev.guildhall.budgets.Period;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** LiteLLM's budgets by {@code budget_id}: terms that keys, teams and customers refer to, each with spend of its own. */
@Path("/budget")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Service
public class BudgetPlanResource {
    private static final Set<String> KNOWN =
            LiteLlmKeys.union(LiteLlmLimits.OF_PLANS, Set.of("budget_id", "budget_reset_at"));

    private final BudgetPlans plans;
    private final CurrentActor actor;

    @Inject
    public BudgetPlanResource(BudgetPlans plans, CurrentActor actor) {
        this.plans = plans;
        this.actor = actor;
    }

    @POST
    @Path("new")
    @Requires(Permission.KEYS_WRITE)
    public JsonObject make(InputStream body) throws IOException {
        LiteLlmBody asked = read(body);
        String id = asked.text("budget_id").orElseGet(() -> Ids.next().toString());
        return row(plans.make(
                actor.known(), id, LiteLlmLimits.of(asked, AccountLimits.NONE).withoutPlan()));
    }

    @POST
    @Path("update")
    @Requires(Permission.KEYS_WRITE)
    public JsonObject update(InputStream body) throws IOException {
        LiteLlmBody asked = read(body);
        String id = asked.text("budget_id").orElseThrow(() -> LiteLlmBody.wrong("budget_id", "given"));
        return row(plans.change(
                actor.known(), id, before -> LiteLlmLimits.of(asked, before).withoutPlan()));
    }

    @POST
    @Path("info")
    @Requires(Permission.KEYS_READ)
    public JsonArray info(InputStream body) throws IOException {
        List<String> ids = LiteLlmBody.of(body).texts("budgets");
        if (ids.isEmpty() || ids.size() > 100) {
            throw LiteLlmBody.wrong("budgets", "a list of 1 to 100 budget_ids");
        }
        Actor by = actor.known();
        JsonArrayBuilder rows = Json.createArrayBuilder();
        ids.forEach(id -> rows.add(row(plans.plan(by, id))));
        return rows.build();
    }

    /**
     * At most a hundred, by id.
     *
     * @param after the id of the last one, for more
     */
    @GET
    @Path("list")
    @Requires(Permission.KEYS_READ)
    public JsonArray list(@QueryParam("after") @Nullable String after) {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        PageRequest page = PageRequest.of(100, after == null ? null : PageRequest.cursor(after));
        plans.list(actor.known(), page).items().forEach(plan -> rows.add(row(plan)));
        return rows.build();
    }

    @POST
    @Path("delete")
    @Requires(Permission.KEYS_WRITE)
    public JsonObject delete(InputStream body) throws IOException {
        LiteLlmBody asked = LiteLlmBody.of(body);
        String id = asked.text("id")
                .or(() -> asked.text("budget_id"))
                .orElseThrow(() -> LiteLlmBody.wrong("id", "given: the budget_id"));
        Actor by = actor.known();
        JsonObject gone = row(plans.plan(by, id));
        plans.remove(by, id);
        return gone;
    }

    private static LiteLlmBody read(InputStream body) throws IOException {
        return LiteLlmBody.of(body).checked(KNOWN, Set.of("model_max_budget"));
    }

    private static JsonObject row(BudgetPlan plan) {
        AccountLimits limits = plan.limits();
        return new LiteLlmJson()
                .text("budget_id", plan.id())
                .usd("max_budget", limits.maxBudget())
                .usd("soft_budget", limits.softBudget())
                .count("max_parallel_requests", limits.parallel())
                .count("tpm_limit", limits.tokensPerMinute())
                .count("rpm_limit", limits.requestsPerMinute())
                .value("model_max_budget", JsonValue.NULL)
                .text("budget_duration", limits.period().map(Period::word))
                .time("created_at", Optional.of(plan.createdAt()))
                .text("created_by", plan.createdBy())
                .time("updated_at", Optional.of(plan.changedAt()))
                .text("updated_by", plan.changedBy())
                .build();
    }
}
