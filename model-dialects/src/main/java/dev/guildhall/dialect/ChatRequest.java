package dev.guildhall.dialect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a client asks of a model, in no dialect.
 *
 * @param origin the dialect it was written in
 * @param model the name the client used
 * @param system instructions in order, wherever in the conversation the dialect had them before the first turn
 * @param turns alternating as the client sent them; dialects that must alternate merge neighbours when writing
 * @param extras fields of the client's request that the canonical model does not know, by name; written again only into the same dialect family
 */
public record ChatRequest(
        Dialect origin,
        String model,
        List<Part.Text> system,
        List<Turn> turns,
        Tools tools,
        Sampling sampling,
        Reasoning reasoning,
        OutputFormat format,
        boolean stream,
        boolean usageInStream,
        Optional<String> user,
        Map<String, String> metadata,
        Map<String, JsonNode> extras) {
    public ChatRequest {
        system = List.copyOf(system);
        turns = List.copyOf(turns);
        metadata = Map.copyOf(metadata);
        extras = Map.copyOf(extras);
    }

    /** One message. System or developer messages in the middle of a conversation are turns of their own. */
    public record Turn(Role role, List<Part> parts) {
        public Turn {
            parts = List.copyOf(parts);
        }
    }

    public enum Role {
        USER,
        ASSISTANT,
        SYSTEM
    }

    /**
     * @param parallel whether several calls may come in one answer; empty: the provider's default
     */
    public record Tools(List<Tool> tools, ToolChoice choice, Optional<Boolean> parallel) {
        public static final Tools NONE = new Tools(List.of(), new ToolChoice.Auto(), Optional.empty());

        public Tools {
            tools = List.copyOf(tools);
        }
    }

    /** One tool that the model may call. */
    public sealed interface Tool {
        /**
         * A function of the client.
         *
         * @param schema JSON Schema of the arguments; empty when the client gave none
         */
        record Function(
                String name,
                Optional<String> description,
                Optional<JsonNode> schema,
                Optional<Boolean> strict,
                Optional<CacheHint> cache)
                implements Tool {}

        /** A tool that the provider runs itself (web search…), as the client wrote it; only for providers of that dialect. */
        record BuiltIn(Dialect dialect, String type, JsonNode raw) implements Tool {}
    }

    /** Which tools must be called. */
    public sealed interface ToolChoice {
        record Auto() implements ToolChoice {}

        record None() implements ToolChoice {}

        record Required() implements ToolChoice {}

        record Named(String name) implements ToolChoice {}

        /** Only these; {@code required}: one of them must be called. */
        record Allowed(List<String> names, boolean required) implements ToolChoice {
            public Allowed {
                names = List.copyOf(names);
            }
        }
    }

    /**
     * @param maxTokens most tokens of the answer, thinking included
     * @param n how many answers
     * @param topLogprobs how many alternatives per token; empty: no probabilities
     */
    public record Sampling(
            Optional<Integer> maxTokens,
            Optional<Double> temperature,
            Optional<Double> topP,
            Optional<Integer> topK,
            List<String> stop,
            Optional<Long> seed,
            Optional<Double> presencePenalty,
            Optional<Double> frequencyPenalty,
            Optional<Integer> n,
            Optional<Integer> topLogprobs) {
        public static final Sampling DEFAULT = new Sampling(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        public Sampling {
            stop = List.copyOf(stop);
        }
    }

    /**
     * How much the model may think before it answers.
     *
     * @param effort {@code none, minimal, low, medium, high, xhigh, max}; empty: not said
     * @param budgetTokens most thinking tokens; empty: not said
     * @param adaptive the model decides (Anthropic {@code thinking: adaptive})
     * @param shown whether thoughts or their summary are wanted in the answer; empty: not said
     */
    public record Reasoning(
            Optional<String> effort, Optional<Integer> budgetTokens, boolean adaptive, Optional<Boolean> shown) {
        public static final Reasoning UNSAID =
                new Reasoning(Optional.empty(), Optional.empty(), false, Optional.empty());
    }

    /** The shape of the answer's text. */
    public sealed interface OutputFormat {
        record Text() implements OutputFormat {}

        record Json() implements OutputFormat {}

        record Schema(String name, Optional<String> description, JsonNode schema, Optional<Boolean> strict)
                implements OutputFormat {}
    }

    /**
     * "Up to here may be kept" (Anthropic {@code cache_control}, Bedrock {@code cachePoint}).
     *
     * @param ttl as the client wrote it: {@code 5m} or {@code 1h}; empty: the provider's default
     */
    public record CacheHint(Optional<String> ttl) {}
}
