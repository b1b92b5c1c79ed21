package dev.guildhall.dialect.anthropic;

import dev.guildhall.dialect.ChatReply;
import dev.guildhall.dialect.ChatReply.Choice;
import dev.guildhall.dialect.ChatReply.Stop;
import dev.guildhall.dialect.ClientDialect.Echo;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.OutputTool;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.Usage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whole answers: {@code {"type":"message",…}}. */
final class MessageReplies {
    private static final Set<String> KNOWN =
            Set.of("id", "type", "role", "model", "content", "stop_reason", "stop_sequence", "usage");

    private MessageReplies() {}

    static ChatReply read(byte[] body) {
        Fields reply = Fields.lenient(body)
                .filter(found -> found.has("content"))
                .orElseThrow(() -> MessageFailures.insteadOfAnswer(body).refused());
        List<Part> parts = reply.objects("content").stream()
                .map(block -> MessageParts.part(block, Optional.empty()))
                .toList();
        Choice choice = new Choice(
                0,
                parts,
                MessageWords.stop(reply.text("stop_reason", "end_turn")),
                reply.text("stop_sequence"),
                Optional.empty());
        return OutputTool.unwrapped(new ChatReply(
                reply.text("id", ""),
                reply.text("model", ""),
                Optional.empty(),
                List.of(choice),
                reply.object("usage").map(usage -> MessageWords.usage(usage, Usage.NONE)),
                reply.others(KNOWN)));
    }

    /** The first choice; more are not asked for in this dialect. */
    static ObjectNode write(ChatReply reply, Echo echo) {
        Choice choice = reply.choices().isEmpty()
                ? new Choice(0, List.of(), Stop.END, Optional.empty(), Optional.empty())
                : reply.choices().getFirst();
        ObjectNode message = head(MessageWords.id(reply.id(), echo.id()), echo.model());
        ArrayNode content = message.putArray("content");
        choice.parts().forEach(part -> block(part, content));
        message.put("stop_reason", MessageWords.stop(choice.stop(), choice.stopSequence()));
        message.put("stop_sequence", choice.stopSequence().orElse(null));
        message.set("usage", MessageWords.usage(reply.usage().orElse(Usage.NONE)));
        return message;
    }

    static ObjectNode head(String id, String model) {
        return Fields.object()
                .put("id", id)
                .put("type", "message")
                .put("role", "assistant")
                .put("model", model);
    }

    private static void block(Part part, ArrayNode to) {
        switch (part) {
            case Part.Text text -> text(text.text(), to);
            case Part.Refusal refusal -> text(refusal.text(), to);
            case Part.Thinking thinking -> to.add(MessageThoughts.write(thinking));
            case Part.ToolCall call -> {
                call.signature().ifPresent(signature -> to.add(MessageThoughts.carrier(signature)));
                to.addObject()
                        .put("type", "tool_use")
                        .put("id", call.id())
                        .put("name", call.name())
                        .set("input", Fields.arguments(call.arguments()));
            }
            case Part.Foreign foreign -> {
                if (foreign.dialect() == Dialect.ANTHROPIC) {
                    to.add(foreign.raw());
                }
            }
            case Part.Media ignored -> text("[The model answered with a file, which this format cannot carry.]", to);
            case Part.ToolResult ignored -> {
                // Models give no results of client's tools.
            }
        }
    }

    private static void text(String text, ArrayNode to) {
        if (!text.isEmpty()) {
            to.addObject().put("type", "text").put("text", text);
        }
    }
}
