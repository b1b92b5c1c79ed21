package dev.guildhall.keys;

import dev.guildhall.budgets.AccountBudget;
import dev.guildhall.budgets.AccountLimits;
import dev.guildhall.budgets.Period;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Members of LiteLLM's answers, in order; what is empty is {@code null}, as its clients expect. */
final class LiteLlmJson {
    private final JsonObjectBuilder object = Json.createObjectBuilder();

    LiteLlmJson text(String name, Optional<String> value) {
        value.ifPresentOrElse(text -> object.add(name, text), () -> object.addNull(name));
        return this;
    }

    LiteLlmJson text(String name, String value) {
        object.add(name, value);
        return this;
    }

    LiteLlmJson nothing(String... names) {
        for (String name : names) {
            object.addNull(name);
        }
        return this;
    }

    LiteLlmJson usd(String name, Optional<BigDecimal> value) {
        value.ifPresentOrElse(usd -> object.add(name, plain(usd)), () -> object.addNull(name));
        return this;
    }

    LiteLlmJson count(String name, Optional<? extends Number> value) {
        value.ifPresentOrElse(count -> object.add(name, count.longValue()), () -> object.addNull(name));
        return this;
    }

    LiteLlmJson flag(String name, boolean value) {
        object.add(name, value);
        return this;
    }

    LiteLlmJson time(String name, Optional<Instant> value) {
        return text(name, value.map(at -> at.truncatedTo(ChronoUnit.MILLIS).toString()));
    }

    LiteLlmJson texts(String name, Collection<String> values) {
        object.add(name, Json.createArrayBuilder(List.copyOf(values)));
        return this;
    }

    LiteLlmJson names(String name, Map<String, String> values) {
        JsonObjectBuilder names = Json.createObjectBuilder();
        values.forEach(names::add);
        object.add(name, names);
        return this;
    }

    LiteLlmJson value(String name, JsonValue value) {
        object.add(name, value);
        return this;
    }

    /**
     * A member as it was kept.
     *
     * @param otherwise when there is none
     */
    LiteLlmJson kept(String name, JsonObject kept, JsonValue otherwise) {
        return value(name, kept.getOrDefault(name, otherwise));
    }

    LiteLlmJson empties(String... names) {
        for (String name : names) {
            object.add(name, JsonValue.EMPTY_JSON_ARRAY);
        }
        return this;
    }

    /** Spend, budget and limits of an account. */
    LiteLlmJson budget(AccountBudget budget) {
        AccountLimits limits = budget.limits();
        AccountLimits inForce = budget.inForce();
        usd("spend", Optional.of(budget.spent()));
        usd("max_budget", inForce.maxBudget());
        usd("soft_budget", inForce.softBudget());
        text(
                "budget_duration",
                inForce.period().filter(period -> !period.isTotal()).map(Period::word));
        time("budget_reset_at", budget.resetsAt());
        count("tpm_limit", inForce.tokensPerMinute());
        count("rpm_limit", inForce.requestsPerMinute());
        count("max_parallel_requests", inForce.parallel());
        text("budget_id", limits.plan());
        value("model_max_budget", modelBudgets(limits.others()));
        value("budget_limits", periods(limits.others()));
        value("model_tpm_limit", modelCounts(limits.others(), true));
        value("model_rpm_limit", modelCounts(limits.others(), false));
        return this;
    }

    JsonObject build() {
        return object.build();
    }

    private static BigDecimal plain(BigDecimal usd) {
        BigDecimal shown = usd.stripTrailingZeros();
        return shown.scale() < 1 ? shown.setScale(1) : shown;
    }

    private static JsonObject modelBudgets(List<AccountLimits.Other> others) {
        JsonObjectBuilder budgets = Json.createObjectBuilder();
        for (AccountLimits.Other other : others) {
            if (!other.model().isEmpty() && other.maxBudget().isPresent()) {
                budgets.add(
                        other.model(),
                        new LiteLlmJson()
                                .usd("budget_limit", other.maxBudget())
                                .text("time_period", other.period().map(Period::word))
                                .build());
            }
        }
        return budgets.build();
    }

    private static JsonValue periods(List<AccountLimits.Other> others) {
        JsonArrayBuilder periods = Json.createArrayBuilder();
        for (AccountLimits.Other other : others) {
            if (other.model().isEmpty()) {
                periods.add(new LiteLlmJson()
                        .text("budget_duration", other.period().map(Period::word))
                        .usd("max_budget", other.maxBudget())
                        .build());
            }
        }
        return periods.build();
    }

    private static JsonObject modelCounts(List<AccountLimits.Other> others, boolean tokens) {
        JsonObjectBuilder counts = Json.createObjectBuilder();
        for (AccountLimits.Other other : others) {
            Optional<Long> limit = tokens ? other.tokensPerMinute() : other.requestsPerMinute();
            if (!other.model().isEmpty()) {
                limit.ifPresent(number -> counts.add(other.model(), number));
            }
        }
        return counts.build();
    }
}
