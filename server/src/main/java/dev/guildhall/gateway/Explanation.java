package dev.guildhall.gateway;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What the gateway would do with a call at this moment, and why.
 *
 * @param model the name that is routed, after the key's aliases
 * @param allowed whether the call would be sent at all
 * @param refusal what the client would be told instead
 * @param key alias of the key; empty when none was given
 * @param strategy how one is chosen among equals
 * @param inputTokens estimated
 * @param outputTokens reserved for
 * @param mostCost USD that would be reserved; empty when no candidate has a price
 * @param candidates every deployment of the name, those that would be tried first to last, then those that would not
 * @param chosen id of the first
 * @param fallbacks other names that would be tried after it
 */
public record Explanation(
        String model,
        boolean allowed,
        Optional<String> refusal,
        Optional<String> key,
        String strategy,
        long inputTokens,
        long outputTokens,
        Optional<BigDecimal> mostCost,
        List<Candidate> candidates,
        Optional<String> chosen,
        List<String> fallbacks) {
    public Explanation {
        candidates = List.copyOf(candidates);
        fallbacks = List.copyOf(fallbacks);
    }

    /**
     * @param carried {@code passed} byte for byte, or {@code translated} into the provider's dialect
     * @param price version of the price; empty: it has none, and its calls cost nothing that is known
     * @param mostCost USD of this call at most
     */
    public record Candidate(
            String deployment,
            String provider,
            String model,
            String dialect,
            String carried,
            boolean usable,
            String reason,
            Optional<String> price,
            Optional<BigDecimal> mostCost) {}
}
