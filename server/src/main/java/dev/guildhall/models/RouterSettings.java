package dev.guildhall.models;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a deployment is chosen, what is tried again and when one rests: LiteLLM's {@code router_settings}, with what {@code litellm_settings}
 * says of the same.
 *
 * @param ttl how long a measured latency counts
 * @param latencyBuffer share above the lowest latency within which deployments are taken for equal; 0.1 is a tenth
 * @param retries tries after the first, of the same model name
 * @param retryAfter shortest pause before a try
 * @param retryPolicy tries after the first by kind of failure; wins over {@code retries}
 * @param modelGroupRetryPolicy the same for one model name; wins over {@code retryPolicy}
 * @param allowedFails failures within a minute that a deployment may have before it rests
 * @param allowedFailsPolicy the same by kind of failure
 * @param cooldown how long it rests
 * @param fallbacks other model names, by model name, for any failure; {@code *} stands for all names
 * @param defaultFallbacks for names without a line in {@code fallbacks}
 * @param contextWindowFallbacks when the input is longer than the model's context
 * @param contentPolicyFallbacks when the provider refuses the content
 * @param maxFallbacks most model names tried besides the first
 * @param timeout longest time of a whole call
 * @param streamTimeout longest time until the first byte of a stream
 * @param groupAlias other names for model names
 * @param hiddenAliases of these, what lists of models leave out
 * @param preCallChecks whether deployments whose context is too small are left out before a call
 * @param tagFiltering whether the tags of a request choose among deployments
 * @param tagMatchAny whether one common tag is enough; else a deployment needs all of them
 */
public record RouterSettings(
        Strategy strategy,
        Duration ttl,
        double latencyBuffer,
        int retries,
        Duration retryAfter,
        Map<ErrorClass, Integer> retryPolicy,
        Map<String, Map<ErrorClass, Integer>> modelGroupRetryPolicy,
        int allowedFails,
        Map<ErrorClass, Integer> allowedFailsPolicy,
        Duration cooldown,
        boolean disableCooldowns,
        Map<String, List<String>> fallbacks,
        List<String> defaultFallbacks,
        Map<String, List<String>> contextWindowFallbacks,
        Map<String, List<String>> contentPolicyFallbacks,
        int maxFallbacks,
        Duration timeout,
        Duration streamTimeout,
        Map<String, String> groupAlias,
        Set<String> hiddenAliases,
        boolean preCallChecks,
        boolean tagFiltering,
        boolean tagMatchAny) {
    /** LiteLLM's {@code routing_strategy}. */
    public enum Strategy {
        SIMPLE_SHUFFLE("simple-shuffle"),
        LEAST_BUSY("least-busy"),
        USAGE_BASED("usage-based-routing"),
        USAGE_BASED_V2("usage-based-routing-v2"),
        LATENCY_BASED("latency-based-routing"),
        COST_BASED("cost-based-routing");

        private final String word;

        Strategy(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** What LiteLLM does when nothing is said. */
    public static final RouterSettings DEFAULTS = new RouterSettings(
            Strategy.SIMPLE_SHUFFLE,
            Duration.ofHours(1),
            0,
            2,
            Duration.ZERO,
            Map.of(),
            Map.of(),
            3,
            Map.of(),
            Duration.ofSeconds(5),
            false,
            Map.of(),
            List.of(),
            Map.of(),
            Map.of(),
            5,
            Duration.ofMinutes(10),
            Duration.ofMinutes(10),
            Map.of(),
            Set.of(),
            false,
            false,
            true);

    public RouterSettings {
        retryPolicy = Map.copyOf(retryPolicy);
        modelGroupRetryPolicy = Map.copyOf(modelGroupRetryPolicy);
        allowedFailsPolicy = Map.copyOf(allowedFailsPolicy);
        fallbacks = Collections.unmodifiableMap(new LinkedHashMap<>(fallbacks));
        defaultFallbacks = List.copyOf(defaultFallbacks);
        contextWindowFallbacks = Collections.unmodifiableMap(new LinkedHashMap<>(contextWindowFallbacks));
        contentPolicyFallbacks = Collections.unmodifiableMap(new LinkedHashMap<>(contentPolicyFallbacks));
        groupAlias = Map.copyOf(groupAlias);
        hiddenAliases = Set.copyOf(hiddenAliases);
    }

    /** Tries after the first for a model name and a kind of failure. */
    public int retries(String model, ErrorClass error) {
        Map<ErrorClass, Integer> policy = modelGroupRetryPolicy.getOrDefault(model, retryPolicy);
        Integer said = policy.containsKey(error) ? policy.get(error) : policy.get(ErrorClass.DEFAULT);
        return said == null ? retries : said;
    }

    /** Failures of a kind within a minute after which a deployment rests. */
    public int allowedFails(ErrorClass error) {
        return allowedFailsPolicy.getOrDefault(error, allowedFails);
    }
}
