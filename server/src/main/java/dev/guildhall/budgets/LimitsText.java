package dev.guildhall.budgets;

import java.util.Map;
import java.util.TreeMap;

/** Limits as they stand in the record of changes. */
final class LimitsText {
    private LimitsText() {}

    static Map<String, String> of(AccountLimits limits) {
        Map<String, String> text = new TreeMap<>();
        limits.maxBudget().ifPresent(usd -> text.put("maxBudget", usd.toPlainString()));
        limits.softBudget().ifPresent(usd -> text.put("softBudget", usd.toPlainString()));
        limits.period().ifPresent(period -> text.put("period", period.word()));
        limits.tokensPerMinute().ifPresent(limit -> text.put("tokensPerMinute", limit.toString()));
        limits.requestsPerMinute().ifPresent(limit -> text.put("requestsPerMinute", limit.toString()));
        limits.parallel().ifPresent(limit -> text.put("parallel", limit.toString()));
        limits.plan().ifPresent(plan -> text.put("plan", plan));
        limits.others()
                .forEach(other -> text.put(
                        other.name(),
                        other.maxBudget().map(usd -> usd.toPlainString()).orElse("")));
        return text;
    }
}
