package dev.guildhall.keys;

import dev.guildhall.budgets.AccountBudget;
import dev.guildhall.platform.Revised;
import java.time.Instant;

/**
 * A team, a user or a customer of the gateway.
 *
 * @param budget with what is spent of it
 */
public record Holder(
        HolderKind kind,
        String id,
        HolderFields fields,
        AccountBudget budget,
        String createdBy,
        Instant createdAt,
        String changedBy,
        Instant changedAt,
        int revision)
        implements Revised {}
