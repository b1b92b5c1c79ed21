package dev.guildhall.models;

import java.util.Optional;

/**
 * What {@code general_settings} and {@code litellm_settings} say of the whole gateway.
 *
 * @param masterKey key that administers; never shown
 * @param maxParallelRequests most requests at once at one deployment that says nothing of its own
 * @param globalMaxParallelRequests most requests at once on this node
 * @param maxRequestBytes largest request; empty: the gateway's own bound
 * @param defaultModel the model of requests that name none ({@code completion_model})
 * @param enforceUser whether every request must carry {@code user}
 * @param keepPayloads whether requests and answers are kept with their steps ({@code store_prompts_in_spend_logs})
 */
public record GatewaySettings(
        Optional<String> masterKey,
        Optional<Integer> maxParallelRequests,
        Optional<Integer> globalMaxParallelRequests,
        Optional<Long> maxRequestBytes,
        Optional<String> defaultModel,
        boolean enforceUser,
        boolean keepPayloads) {
    public static final GatewaySettings DEFAULTS = new GatewaySettings(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, false);

    @Override
    public String toString() {
        return "GatewaySettings[master key " + (masterKey.isPresent() ? "given" : "not given") + "]";
    }
}
