package dev.guildhall.gateway;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How one deployment fares on this node, since its start unless said otherwise.
 *
 * @param requestsThisMinute begun in the current minute, as {@code tokensThisMinute} and {@code failuresThisMinute}
 * @param firstByteMedian seconds, over the last 256 answers, as the other three
 * @param coolingSeconds how much longer it is left alone; empty when it is not
 * @param coolingBecause the failure that led to it
 */
public record DeploymentFigures(
        String id,
        String name,
        String provider,
        String model,
        int inFlight,
        long requestsThisMinute,
        long tokensThisMinute,
        long failuresThisMinute,
        long served,
        long failed,
        Optional<Double> firstByteMedian,
        Optional<Double> firstByte99,
        Optional<Double> totalMedian,
        Optional<Double> total99,
        Optional<Long> coolingSeconds,
        Optional<String> coolingBecause,
        Optional<String> lastError) {
    static Optional<Double> seconds(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
