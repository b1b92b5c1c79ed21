package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Thoughts in chat messages, for which OpenAI has no field: {@code reasoning_content} (DeepSeek, vLLM…), {@code reasoning} (OpenRouter, Groq,
 * newer vLLM), and {@code thinking_blocks} with signatures (LiteLLM), which go before the others because only they can be sent back.
 */
final class ChatThoughts {
    private ChatThoughts() {}

    static List<Part> read(Fields message) {
        List<Part> blocks = new ArrayList<>();
        message.objects("thinking_blocks").forEach(block -> blocks.add(block(block)));
        if (blocks.isEmpty()) {
            text(message).map(ChatThoughts::of).ifPresent(blocks::add);
        }
        return blocks;
    }

    /** Thoughts of a message or of a delta; empty when there are none. */
    static Optional<String> text(Fields message) {
        return message.at("reasoning_content")
                .or(() -> message.at("reasoning"))
                .filter(node -> node.isString() && !node.asString().isEmpty())
                .map(node -> node.asString());
    }

    static Part.Thinking of(String text) {
        return new Part.Thinking(text, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** {@code {type: thinking, thinking, signature}} or {@code {type: redacted_thinking, data}}. */
    static Part.Thinking block(Fields block) {
        return new Part.Thinking(
                block.at("thinking")
                        .filter(node -> node.isString())
                        .map(node -> node.asString())
                        .orElse(""),
                block.text("signature"),
                block.text("data"),
                Optional.empty());
    }

    static void write(List<Part.Thinking> thoughts, ObjectNode message) {
        StringBuilder text = new StringBuilder();
        thoughts.forEach(thought -> text.append(thought.text()));
        if (!text.isEmpty()) {
            message.put("reasoning_content", text.toString());
        }
        if (thoughts.stream()
                .anyMatch(thought ->
                        thought.signature().isPresent() || thought.redacted().isPresent())) {
            ArrayNode blocks = message.putArray("thinking_blocks");
            thoughts.forEach(thought -> blocks.add(block(thought)));
        }
    }

    static ObjectNode block(Part.Thinking thought) {
        if (thought.redacted().isPresent()) {
            return Fields.object()
                    .put("type", "redacted_thinking")
                    .put("data", thought.redacted().get());
        }
        ObjectNode block = Fields.object().put("type", "thinking").put("thinking", thought.text());
        thought.signature().ifPresent(signature -> block.put("signature", signature));
        return block;
    }
}
