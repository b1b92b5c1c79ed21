package dev.guildhall.runlog;

import dev.guildhall.dialect.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One try of a call at one deployment; settled exactly once.
 *
 * @param id UUIDv7, sent to the provider as {@code x-request-id}
 * @param deployment id of the deployment
 * @param provider such as {@code openai}
 * @param model the provider's name of the model
 * @param status HTTP status; 0 when none came
 * @param error what went wrong; empty when nothing did
 * @param firstByteMicros microseconds until the first byte; empty when none came
 * @param totalMicros microseconds until the last
 * @param usage what the provider says, or was counted here
 * @param cost USD, exact; empty when the model has no price
 */
public record Attempt(
        UUID id,
        String deployment,
        String provider,
        String model,
        Instant at,
        Outcome outcome,
        int status,
        Optional<String> error,
        Optional<Long> firstByteMicros,
        long totalMicros,
        Usage usage,
        Optional<BigDecimal> cost) {
    public enum Outcome {
        SERVED,
        /** The provider refused or could not be reached. */
        FAILED,
        /** The answer began and broke off. */
        BROKEN,
        /** The client went away. */
        CANCELLED,
        /** The node died meanwhile; found in its journal afterwards. */
        UNKNOWN
    }
}
