package dev.guildhall.gateway;

import dev.guildhall.models.ErrorClass;
import dev.guildhall.models.RouterSettings;
import dev.guildhall.models.RouterSettings.Strategy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settings of routing that differ from the defaults in what a test is about. */
record Routers(
        Strategy strategy,
        double buffer,
        int retries,
        Map<ErrorClass, Integer> retryPolicy,
        int allowedFails,
        Map<ErrorClass, Integer> allowedFailsPolicy,
        Map<String, List<String>> fallbacks,
        Map<String, List<String>> contextFallbacks,
        boolean checks,
        boolean tags) {
    static final Routers PLAIN =
            new Routers(Strategy.SIMPLE_SHUFFLE, 0, 2, Map.of(), 3, Map.of(), Map.of(), Map.of(), false, false);

    Routers by(Strategy other) {
        return new Routers(
                other,
                buffer,
                retries,
                retryPolicy,
                allowedFails,
                allowedFailsPolicy,
                fallbacks,
                contextFallbacks,
                checks,
                tags);
    }

    Routers within(double other) {
        return new Routers(
                strategy,
                other,
                retries,
                retryPolicy,
                allowedFails,
                allowedFailsPolicy,
                fallbacks,
                contextFallbacks,
                checks,
                tags);
    }

    Routers retrying(int times, Map<ErrorClass, Integer> policy) {
        return new Routers(
                strategy,
                buffer,
                times,
                policy,
                allowedFails,
                allowedFailsPolicy,
                fallbacks,
                contextFallbacks,
                checks,
                tags);
    }

    Routers allowing(int fails, Map<ErrorClass, Integer> policy) {
        return new Routers(
                strategy, buffer, retries, retryPolicy, fails, policy, fallbacks, contextFallbacks, checks, tags);
    }

    Routers fallingBack(Map<String, List<String>> any, Map<String, List<String>> context) {
        return new Routers(
                strategy, buffer, retries, retryPolicy, allowedFails, allowedFailsPolicy, any, context, checks, tags);
    }

    Routers checking() {
        return new Routers(
                strategy,
                buffer,
                retries,
                retryPolicy,
                allowedFails,
                allowedFailsPolicy,
                fallbacks,
                contextFallbacks,
                true,
                tags);
    }

    Routers tagging() {
        return new Routers(
                strategy,
                buffer,
                retries,
                retryPolicy,
                allowedFails,
                allowedFailsPolicy,
                fallbacks,
                contextFallbacks,
                checks,
                true);
    }

    RouterSettings settings() {
        RouterSettings defaults = RouterSettings.DEFAULTS;
        return new RouterSettings(
                strategy,
                defaults.ttl(),
                buffer,
                retries,
                Duration.ZERO,
                retryPolicy,
                Map.of(),
                allowedFails,
                allowedFailsPolicy,
                Duration.ofSeconds(5),
                false,
                fallbacks,
                List.of(),
                contextFallbacks,
                Map.of(),
                5,
                defaults.timeout(),
                defaults.streamTimeout(),
                Map.of(),
                Set.of(),
                checks,
                tags,
                true);
    }
}
