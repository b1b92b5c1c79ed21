package dev.guildhall.runlog;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A call in a list.
 *
 * @param provider of the attempt that decided the answer; empty when none was begun
 * @param outcome of that attempt, in lower case
 * @param attempts how many there were
 * @param input tokens of all attempts
 * @param output tokens of all attempts
 * @param cost USD of all attempts that have a price
 * @param unpriced attempts that used a model without a price: their cost is not known, not nothing
 * @param estimated tokens were counted here, not by the provider
 */
public record ModelCallRow(
        UUID id,
        Instant at,
        UUID key,
        String keyHash,
        String keyAlias,
        Optional<String> team,
        Optional<String> user,
        Optional<String> customer,
        Optional<String> agent,
        Optional<String> session,
        List<String> tags,
        String surface,
        String operation,
        String model,
        boolean stream,
        int status,
        Optional<String> error,
        Optional<String> provider,
        Optional<String> deployment,
        Optional<String> providerModel,
        Optional<String> outcome,
        int attempts,
        long input,
        long output,
        BigDecimal cost,
        int unpriced,
        boolean estimated,
        Optional<Long> firstByteMicros,
        long totalMicros,
        String capture) {
    public ModelCallRow {
        tags = List.copyOf(tags);
    }
}
