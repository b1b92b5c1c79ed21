package dev.guildhall.budgets;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * One budget as it is in force.
 *
 * @param label how messages call its account
 * @param model the only one it is for; empty: every one
 * @param hard USD in one period; empty: spend is counted, not bounded
 */
record BudgetTerms(
        UUID id,
        Account account,
        String label,
        String model,
        Optional<BigDecimal> hard,
        Period period,
        Instant anchor,
        OptionalLong tokensPerMinute,
        OptionalLong requestsPerMinute,
        OptionalInt parallel) {
    boolean covers(String called) {
        return model.isEmpty() || model.equals(called);
    }

    /** For messages: {@code key sk-…abcd} or {@code team ops for model gpt-4o}. */
    String subject() {
        return model.isEmpty() ? label : label + " for model " + model;
    }
}
