package dev.guildhall.dialect.anthropic;

import dev.guildhall.dialect.ChatReply.Stop;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.Usage;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Stop reasons and usage. Anthropic's {@code input_tokens} leaves out what came from or went into a cache; {@link Usage#input} has it in. */
final class MessageWords {
    private static final long MOST_TOKENS = 1_000_000_000_000L;

    private MessageWords() {}

    static Stop stop(String reason) {
        return switch (reason) {
            case "max_tokens" -> Stop.LENGTH;
            case "stop_sequence" -> Stop.STOP_SEQUENCE;
            case "tool_use" -> Stop.TOOL_CALLS;
            case "pause_turn" -> Stop.PAUSE;
            case "refusal" -> Stop.REFUSAL;
            case "model_context_window_exceeded" -> Stop.CONTEXT;
            default -> Stop.END;
        };
    }

    static String stop(Stop stop, Optional<String> sequence) {
        return switch (stop) {
            case END -> "end_turn";
            // Without the sequence (OpenAI does not tell) the end of the turn is all that is known.
            case STOP_SEQUENCE -> sequence.isPresent() ? "stop_sequence" : "end_turn";
            case LENGTH -> "max_tokens";
            case CONTEXT -> "model_context_window_exceeded";
            case TOOL_CALLS -> "tool_use";
            case FILTER, REFUSAL -> "refusal";
            case PAUSE -> "pause_turn";
        };
    }

    /** @param before what was known: a figure that is not given again stays */
    static Usage usage(Fields usage, Usage before) {
        long read = usage.whole("cache_read_input_tokens", before.cacheRead());
        Optional<Fields> byTime = usage.object("cache_creation");
        long hour =
                byTime.map(times -> times.whole("ephemeral_1h_input_tokens", 0)).orElse(before.cacheWriteHour());
        long written = usage.whole("cache_creation_input_tokens", before.cacheWrite() + before.cacheWriteHour());
        long fresh = usage.whole(
                "input_tokens", before.input() - before.cacheRead() - before.cacheWrite() - before.cacheWriteHour());
        long thought = usage.object("output_tokens_details")
                .map(details -> details.whole("thinking_tokens", 0))
                .orElse(before.reasoning());
        return new Usage(
                positive(fresh) + positive(read) + positive(written),
                positive(usage.whole("output_tokens", before.output())),
                positive(read),
                positive(written - Math.min(hour, written)),
                positive(Math.min(hour, written)),
                positive(thought),
                0,
                0,
                false);
    }

    static ObjectNode usage(Usage usage) {
        long written = usage.cacheWrite() + usage.cacheWriteHour();
        ObjectNode node = Fields.object()
                .put("input_tokens", Math.max(0, usage.input() - usage.cacheRead() - written))
                .put("cache_creation_input_tokens", written)
                .put("cache_read_input_tokens", usage.cacheRead());
        if (usage.cacheWriteHour() > 0) {
            node.putObject("cache_creation")
                    .put("ephemeral_5m_input_tokens", usage.cacheWrite())
                    .put("ephemeral_1h_input_tokens", usage.cacheWriteHour());
        }
        node.put("output_tokens", usage.output());
        if (usage.reasoning() > 0) {
            node.putObject("output_tokens_details").put("thinking_tokens", usage.reasoning());
        }
        return node;
    }

    /** Ids of messages begin with {@code msg_}. */
    static String id(String given, String otherwise) {
        return given.startsWith("msg_") ? given : "msg_" + otherwise;
    }

    private static long positive(long tokens) {
        return Math.clamp(tokens, 0, MOST_TOKENS);
    }
}
