package dev.guildhall.budgets;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Limits as they come over HTTP.
 *
 * @param period such as {@code 1d}, {@code monthly}, {@code 30d}, {@code total}
 */
public record LimitsBody(
        Optional<BigDecimal> maxBudget,
        Optional<BigDecimal> softBudget,
        Optional<String> period,
        Optional<Long> tokensPerMinute,
        Optional<Long> requestsPerMinute,
        Optional<Integer> parallel,
        Optional<String> plan,
        List<OtherBody> others) {
    /** @param model empty: of every model */
    public record OtherBody(
            Optional<String> model,
            Optional<String> period,
            Optional<BigDecimal> maxBudget,
            Optional<Long> tokensPerMinute,
            Optional<Long> requestsPerMinute) {
        AccountLimits.Other limits() {
            return new AccountLimits.Other(
                    model.orElse(""), period.map(LimitsBody::period), maxBudget, tokensPerMinute, requestsPerMinute);
        }
    }

    public AccountLimits limits() {
        return new AccountLimits(
                maxBudget,
                softBudget,
                period.map(LimitsBody::period),
                tokensPerMinute,
                requestsPerMinute,
                parallel,
                plan,
                others.stream().map(OtherBody::limits).toList());
    }

    private static Period period(String text) {
        return Period.of(text)
                .orElseThrow(() -> BudgetProblem.UNUSABLE.because(
                        "period is \"%s\"; it must be a number with s, m, h, d, w or mo, such as 30d, or daily, weekly, monthly, total."
                                .formatted(text.length() > 40 ? text.substring(0, 40) + "…" : text)));
    }
}
