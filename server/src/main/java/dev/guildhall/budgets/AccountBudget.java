package dev.guildhall.budgets;

import dev.guildhall.platform.Revised;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * The budget of an account with what is spent of it.
 *
 * @param label how messages call the account
 * @param limits its own terms
 * @param inForce with its plan's and a raise that lasts
 * @param spent USD in this period
 * @param extra USD on top until {@code extraUntil}
 */
public record AccountBudget(
        String kind,
        String account,
        String label,
        AccountLimits limits,
        AccountLimits inForce,
        BigDecimal spent,
        Optional<Instant> resetsAt,
        Optional<BigDecimal> extra,
        Optional<Instant> extraUntil,
        int revision)
        implements Revised {}
