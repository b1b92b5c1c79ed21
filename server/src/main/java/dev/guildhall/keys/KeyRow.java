package dev.guildhall.keys;

import dev.guildhall.budgets.AccountBudget;
import dev.guildhall.platform.Revised;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A virtual key as it is shown: never the key itself.
 *
 * @param hash SHA-256 of the key in hexadecimal, by which LiteLLM's shapes name it
 * @param name such as {@code sk-...abcd}
 * @param budget with what is spent of it
 */
public record KeyRow(
        UUID id,
        String hash,
        String name,
        KeyFields fields,
        AccountBudget budget,
        Optional<Instant> lastUsedAt,
        String createdBy,
        Instant createdAt,
        String changedBy,
        Instant changedAt,
        int revision)
        implements Revised {}
