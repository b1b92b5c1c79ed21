package dev.guildhall.gateway;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What this node knows of one deployment at one moment.
 *
 * @param inFlight calls under way
 * @param requests begun in the current minute
 * @param tokens used in the current minute
 * @param secondsPerToken mean of the last whole answers, in seconds per token written; empty: none lately
 * @param firstByteSeconds mean of the last streams, in seconds until the first byte; empty: none lately
 * @param cooling present while it is left alone
 */
record Standing(
        int inFlight,
        long requests,
        long tokens,
        OptionalDouble secondsPerToken,
        OptionalDouble firstByteSeconds,
        Optional<Cooling> cooling) {
    /**
     * @param left how much longer
     * @param because the failure that led to it
     */
    record Cooling(Duration left, String because) {}

    static final Standing FRESH =
            new Standing(0, 0, 0, OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
}
