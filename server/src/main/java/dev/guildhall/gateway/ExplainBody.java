package dev.guildhall.gateway;

import java.util.List;
import java.util.Optional;

/**
 * A call as it might be made.
 *
 * @param model the name that a client would use
 * @param key the virtual key it would come with; empty: any of the organisation's, without limits of its own
 * @param surface word of the client's dialect; empty: {@code openai-chat}
 * @param mode {@code chat} or {@code embedding}; empty: chat
 * @param inputTokens empty: 1,000
 * @param maxTokens empty: not said in the request
 * @param tags as in {@code x-litellm-tags}
 * @param customer the client's own end user
 */
public record ExplainBody(
        String model,
        Optional<String> key,
        Optional<String> surface,
        Optional<String> mode,
        Optional<Boolean> stream,
        Optional<Long> inputTokens,
        Optional<Integer> maxTokens,
        List<String> tags,
        Optional<String> customer) {
    public ExplainBody {
        tags = List.copyOf(tags);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ExplainBody[" + model + "]";
    }
}
