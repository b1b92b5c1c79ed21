package dev.guildhall.dialect.cohere;

import dev.guildhall.dialect.ChatReply.Stop;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.Usage;
import java.util.Optional;

/** What Cohere's words mean. */
final class CohereWords {
    private CohereWords() {}

    static Stop stop(String reason) {
        return switch (reason) {
            case "STOP_SEQUENCE" -> Stop.STOP_SEQUENCE;
            case "MAX_TOKENS" -> Stop.LENGTH;
            case "TOOL_CALL" -> Stop.TOOL_CALLS;
            case "ERROR_TOXIC" -> Stop.FILTER;
            default -> Stop.END;
        };
    }

    /** The plan before calls is the model's thought. */
    static Part plan(String plan) {
        return new Part.Thinking(plan, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Optional<Part> part(Fields content) {
        return switch (content.text("type", "")) {
            case "text" -> Optional.of(Part.Text.of(content.text("text", "")));
            case "thinking" -> Optional.of(plan(content.text("thinking", "")));
            default -> Optional.empty();
        };
    }

    static Part.ToolCall call(Fields call) {
        Optional<Fields> function = call.object("function");
        return new Part.ToolCall(
                call.text("id", ""),
                function.map(found -> found.text("name", "")).orElse(""),
                function.map(found -> found.text("arguments", "")).orElse(""),
                Optional.empty(),
                Optional.empty());
    }

    /** What is billed; what was counted where nothing is said of bills. */
    static Usage usage(Fields usage) {
        Fields counted = usage.object("billed_units")
                .filter(units -> units.has("input_tokens") || units.has("output_tokens"))
                .or(() -> usage.object("tokens"))
                .orElse(usage);
        long input = tokens(counted, "input_tokens");
        return new Usage(
                input,
                tokens(counted, "output_tokens"),
                Math.min(input, tokens(usage, "cached_tokens")),
                0,
                0,
                0,
                0,
                0,
                false);
    }

    /** Cohere writes whole numbers as {@code 12.0}. */
    private static long tokens(Fields fields, String name) {
        return Math.clamp(fields.number(name).orElse(0.0).longValue(), 0, 1_000_000_000_000L);
    }
}
