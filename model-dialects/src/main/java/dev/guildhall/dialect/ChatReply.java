package dev.guildhall.dialect;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A whole answer.
 *
 * @param id the provider's id
 * @param model the model as the provider names it
 * @param created when the provider says so
 * @param usage empty when the provider gave none
 * @param extras fields of the provider's answer that the canonical model does not know ({@code system_fingerprint}, {@code service_tier}…)
 */
public record ChatReply(
        String id,
        String model,
        Optional<Instant> created,
        List<Choice> choices,
        Optional<Usage> usage,
        Map<String, JsonNode> extras) {
    public ChatReply {
        choices = List.copyOf(choices);
        extras = Map.copyOf(extras);
    }

    /**
     * @param stop why it ended
     * @param stopSequence the sequence that ended it, when {@code stop} is STOP_SEQUENCE
     * @param logprobs as OpenAI writes them ({@code {content: […]}})
     */
    public record Choice(
            int index, List<Part> parts, Stop stop, Optional<String> stopSequence, Optional<JsonNode> logprobs) {
        public Choice {
            parts = List.copyOf(parts);
        }
    }

    /** Why a model stopped. */
    public enum Stop {
        /** It was done. */
        END,
        STOP_SEQUENCE,
        /** The limit of tokens that was asked for. */
        LENGTH,
        /** The model's context is full. */
        CONTEXT,
        TOOL_CALLS,
        /** The provider's filter. */
        FILTER,
        /** The model declined. */
        REFUSAL,
        /** A long turn of a provider's own tools pauses; send it back to go on. */
        PAUSE
    }
}
