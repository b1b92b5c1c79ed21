package dev.guildhall.dialect.bedrock;

import dev.guildhall.dialect.ChatReply.Stop;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.Usage;
import java.util.Optional;

/** What Converse's words mean. */
final class ConverseWords {
    private ConverseWords() {}

    static Stop stop(String reason) {
        return switch (reason) {
            case "tool_use" -> Stop.TOOL_CALLS;
            case "max_tokens" -> Stop.LENGTH;
            case "model_context_window_exceeded" -> Stop.CONTEXT;
            case "stop_sequence" -> Stop.STOP_SEQUENCE;
            case "guardrail_intervened", "content_filtered" -> Stop.FILTER;
            default -> Stop.END;
        };
    }

    /** Anthropic's models tell the sequence that matched in a field of their own. */
    static Optional<String> stopSequence(Fields reply) {
        return reply.object("additionalModelResponseFields").flatMap(extra -> extra.text("stop_sequence"));
    }

    /** Converse's {@code inputTokens} leaves out what came from and went into the cache. */
    static Usage usage(Fields usage) {
        long read = usage.tokens("cacheReadInputTokens");
        long written = usage.tokens("cacheWriteInputTokens");
        long hour = usage.objects("cacheDetails").stream()
                .filter(detail -> detail.text("ttl", "").equals("1h"))
                .mapToLong(detail -> detail.tokens("inputTokens"))
                .sum();
        return new Usage(
                usage.tokens("inputTokens") + read + written,
                usage.tokens("outputTokens"),
                read,
                Math.max(0, written - hour),
                Math.min(hour, written),
                0,
                0,
                0,
                false);
    }

    static Optional<Part> part(Fields block) {
        if (block.has("text")) {
            return Optional.of(Part.Text.of(block.text("text", "")));
        }
        if (block.has("toolUse")) {
            return block.object("toolUse")
                    .map(use -> new Part.ToolCall(
                            use.text("toolUseId", ""),
                            use.text("name", ""),
                            use.at("input").map(Object::toString).orElse("{}"),
                            Optional.empty(),
                            Optional.empty()));
        }
        if (block.has("reasoningContent")) {
            return block.object("reasoningContent").map(ConverseWords::thinking);
        }
        return Optional.of(new Part.Foreign(Dialect.BEDROCK, block.node()));
    }

    private static Part thinking(Fields reasoning) {
        Optional<Fields> text = reasoning.object("reasoningText");
        return new Part.Thinking(
                text.map(said -> said.text("text", "")).orElse(""),
                text.flatMap(said -> said.text("signature")),
                reasoning.text("redactedContent"),
                Optional.empty());
    }
}
