package dev.guildhall.budgets;

import dev.guildhall.platform.Revised;
import java.time.Instant;

/**
 * Terms that several accounts have, each for itself.
 *
 * @param limits without a plan and without further budgets
 */
public record BudgetPlan(
        String id,
        AccountLimits limits,
        String createdBy,
        Instant createdAt,
        String changedBy,
        Instant changedAt,
        int revision)
        implements Revised {}
