package dev.guildhall.keys;

import dev.guildhall.budgets.AccountLimits;
import dev.guildhall.budgets.Period;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Limits as LiteLLM's shapes spell them. */
final class LiteLlmLimits {
    static final Set<String> OF_PLANS =
            Set.of("max_budget", "soft_budget", "budget_duration", "max_parallel_requests", "tpm_limit", "rpm_limit");
    static final Set<String> OF_KEYS = Set.of(
            "max_budget",
            "soft_budget",
            "budget_duration",
            "max_parallel_requests",
            "tpm_limit",
            "rpm_limit",
            "budget_id",
            "budget_limits",
            "model_max_budget",
            "model_tpm_limit",
            "model_rpm_limit");
    private static final Set<String> OTHERS =
            Set.of("budget_limits", "model_max_budget", "model_tpm_limit", "model_rpm_limit");

    private LiteLlmLimits() {}

    /** What is to be, where the body says something; else what was. */
    static AccountLimits of(LiteLlmBody body, AccountLimits before) {
        return new AccountLimits(
                body.money("max_budget", before.maxBudget()),
                body.money("soft_budget", before.softBudget()),
                period(body, "budget_duration", before.period()),
                body.count("tpm_limit", before.tokensPerMinute()),
                body.count("rpm_limit", before.requestsPerMinute()),
                body.count("max_parallel_requests", before.parallel().map(Long::valueOf))
                        .map(LiteLlmLimits::small),
                body.text("budget_id", before.plan()),
                OTHERS.stream().anyMatch(body::has) ? others(body, before.others()) : before.others());
    }

    static Optional<Period> period(LiteLlmBody body, String name, Optional<Period> before) {
        return body.has(name) ? body.text(name).map(text -> period(name, text)) : before;
    }

    static Period period(String name, String text) {
        return Period.of(text)
                .orElseThrow(() -> LiteLlmBody.wrong(
                        name, "a number with s, m, h, d, w or mo, such as 30d, or daily, weekly, monthly"));
    }

    private static int small(long count) {
        if (count < 0 || count > 1_000_000) {
            throw LiteLlmBody.wrong("max_parallel_requests", "between 0 and 1000000");
        }
        return (int) count;
    }

    /** One member given anew replaces what stood under that member; the others stay. */
    private static List<AccountLimits.Other> others(LiteLlmBody body, List<AccountLimits.Other> before) {
        List<AccountLimits.Other> all = new ArrayList<>();
        if (body.has("budget_limits")) {
            for (LiteLlmBody one : body.objects("budget_limits")) {
                one.checked(Set.of("budget_duration", "time_period", "max_budget", "budget_limit"), Set.of());
                String span = one.text("budget_duration")
                        .or(() -> one.text("time_period"))
                        .orElse("total");
                all.add(new AccountLimits.Other(
                        "",
                        Optional.of(period("budget_limits", span)),
                        one.number("max_budget").or(() -> one.number("budget_limit")),
                        Optional.empty(),
                        Optional.empty()));
            }
        } else {
            before.stream().filter(other -> other.model().isEmpty()).forEach(all::add);
        }
        Map<String, AccountLimits.Other> models = new LinkedHashMap<>();
        before.stream().filter(other -> !other.model().isEmpty()).forEach(other -> models.put(other.model(), other));
        budgets(body, models);
        counts(body, "model_tpm_limit", models);
        counts(body, "model_rpm_limit", models);
        models.values().stream()
                .filter(other -> other.maxBudget().isPresent()
                        || other.tokensPerMinute().isPresent()
                        || other.requestsPerMinute().isPresent())
                .forEach(all::add);
        return all;
    }

    private static void budgets(LiteLlmBody body, Map<String, AccountLimits.Other> models) {
        if (!body.has("model_max_budget")) {
            return;
        }
        models.replaceAll((model, other) -> new AccountLimits.Other(
                model, Optional.empty(), Optional.empty(), other.tokensPerMinute(), other.requestsPerMinute()));
        body.object("model_max_budget")
                .ifPresent(object -> object.forEach((model, value) -> {
                    AccountLimits.Other other = models.getOrDefault(model, none(model));
                    models.put(
                            model,
                            new AccountLimits.Other(
                                    model,
                                    span(model, value),
                                    Optional.of(amount(model, value)),
                                    other.tokensPerMinute(),
                                    other.requestsPerMinute()));
                }));
    }

    private static void counts(LiteLlmBody body, String name, Map<String, AccountLimits.Other> models) {
        if (!body.has(name)) {
            return;
        }
        boolean tokens = name.equals("model_tpm_limit");
        models.replaceAll((model, other) -> counted(other, tokens, Optional.empty()));
        body.object(name)
                .ifPresent(object -> object.forEach((model, value) -> {
                    if (!(value instanceof JsonNumber number) || !number.isIntegral()) {
                        throw LiteLlmBody.wrong(name + "." + model, "a whole number");
                    }
                    models.put(
                            model,
                            counted(models.getOrDefault(model, none(model)), tokens, Optional.of(number.longValue())));
                }));
    }

    private static AccountLimits.Other counted(AccountLimits.Other other, boolean tokens, Optional<Long> limit) {
        return new AccountLimits.Other(
                other.model(),
                other.period(),
                other.maxBudget(),
                tokens ? limit : other.tokensPerMinute(),
                tokens ? other.requestsPerMinute() : limit);
    }

    private static AccountLimits.Other none(String model) {
        return new AccountLimits.Other(model, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A number, or {@code {"budget_limit": 10, "time_period": "1d"}}. */
    private static BigDecimal amount(String model, JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number.bigDecimalValue();
        } else if (value instanceof JsonObject object) {
            LiteLlmBody one = LiteLlmBody.of(object);
            return one.number("budget_limit")
                    .or(() -> one.number("max_budget"))
                    .orElseThrow(() -> LiteLlmBody.wrong("model_max_budget." + model, "with a budget_limit"));
        }
        throw LiteLlmBody.wrong("model_max_budget." + model, "a number or an object with budget_limit and time_period");
    }

    private static Optional<Period> span(String model, JsonValue value) {
        if (!(value instanceof JsonObject object)) {
            return Optional.empty();
        }
        LiteLlmBody one = LiteLlmBody.of(object)
                .checked(Set.of("budget_limit", "max_budget", "time_period", "budget_duration"), Set.of());
        return one.text("time_period")
                .or(() -> one.text("budget_duration"))
                .map(text -> period("model_max_budget." + model, text));
    }
}
