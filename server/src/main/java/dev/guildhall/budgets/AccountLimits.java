package dev.guildhall.budgets;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What an account may spend and how often it may call; what is empty is not bounded, or as its plan says.
 *
 * @param maxBudget USD in one period: no call begins that could pass it
 * @param softBudget USD in one period: passing it is noted, nothing is refused
 * @param period empty: total
 * @param parallel calls running at once
 * @param plan id of a plan whose terms count where this says nothing
 * @param others budgets besides this one: of one model, or of another period
 */
public record AccountLimits(
        Optional<BigDecimal> maxBudget,
        Optional<BigDecimal> softBudget,
        Optional<Period> period,
        Optional<Long> tokensPerMinute,
        Optional<Long> requestsPerMinute,
        Optional<Integer> parallel,
        Optional<String> plan,
        List<Other> others) {
    private static final int MOST_OTHERS = 50;
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000L);

    public static final AccountLimits NONE = new AccountLimits(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of());

    public AccountLimits {
        others = List.copyOf(others);
        check("max budget", maxBudget);
        check("soft budget", softBudget);
        tokensPerMinute.ifPresent(limit -> check("tokens per minute", limit));
        requestsPerMinute.ifPresent(limit -> check("requests per minute", limit));
        parallel.ifPresent(limit -> check("parallel requests", limit));
        if (others.size() > MOST_OTHERS) {
            throw BudgetProblem.UNUSABLE.because(
                    "An account may have %d further budgets at most.".formatted(MOST_OTHERS));
        }
        if (others.stream().map(Other::name).distinct().count() < others.size()) {
            throw BudgetProblem.UNUSABLE.because("Two further budgets are of the same model or the same period.");
        }
    }

    /**
     * A budget besides an account's own one.
     *
     * @param model empty: of every model, over another period
     */
    public record Other(
            String model,
            Optional<Period> period,
            Optional<BigDecimal> maxBudget,
            Optional<Long> tokensPerMinute,
            Optional<Long> requestsPerMinute) {
        public Other {
            check("max budget", maxBudget);
            tokensPerMinute.ifPresent(limit -> check("tokens per minute", limit));
            requestsPerMinute.ifPresent(limit -> check("requests per minute", limit));
            if (model.length() > 200) {
                throw BudgetProblem.UNUSABLE.because("The name of a model may have 200 characters at most.");
            }
        }

        String name() {
            return model.isEmpty() ? "period:" + period.orElse(Period.TOTAL).word() : "model:" + model;
        }
    }

    /** The terms of a plan itself. */
    public AccountLimits withoutPlan() {
        return new AccountLimits(
                maxBudget,
                softBudget,
                period,
                tokensPerMinute,
                requestsPerMinute,
                parallel,
                Optional.empty(),
                List.of());
    }

    static void check(String what, Optional<BigDecimal> usd) {
        usd.ifPresent(value -> {
            if (value.signum() < 0 || value.compareTo(MOST) > 0 || value.scale() > 12) {
                throw BudgetProblem.UNUSABLE.because(
                        "The %s must be between 0 and %s USD with 12 decimals at most.".formatted(what, MOST));
            }
        });
    }

    private static void check(String what, long limit) {
        if (limit < 0) {
            throw BudgetProblem.UNUSABLE.because("The limit of %s must not be below 0.".formatted(what));
        }
    }
}
