package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.ChatReply;
import dev.guildhall.dialect.ClientDialect.Echo;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.Part;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes a {@code chat.completion}. */
final class ChatReplyWriter {
    private ChatReplyWriter() {}

    static ObjectNode write(ChatReply reply, Echo echo) {
        ObjectNode answer = Fields.object()
                .put("id", "chatcmpl-" + echo.id())
                .put("object", "chat.completion")
                .put("created", echo.now())
                .put("model", echo.model());
        ArrayNode choices = answer.putArray("choices");
        reply.choices().forEach(choice -> choices.add(choice(choice)));
        reply.usage().ifPresent(usage -> answer.set("usage", OpenAiUsage.ofChat(usage)));
        reply.extras().forEach(answer::set);
        return answer;
    }

    private static ObjectNode choice(ChatReply.Choice choice) {
        ObjectNode message = Fields.object().put("role", "assistant");
        StringBuilder text = new StringBuilder();
        List<Part.Thinking> thoughts = new ArrayList<>();
        List<Part.ToolCall> calls = new ArrayList<>();
        StringBuilder refusal = new StringBuilder();
        for (Part part : choice.parts()) {
            switch (part) {
                case Part.Text piece -> text.append(piece.text());
                case Part.Thinking thinking -> thoughts.add(thinking);
                case Part.ToolCall call -> calls.add(call);
                case Part.Refusal words -> refusal.append(words.text());
                case Part.Media ignored -> {}
                case Part.ToolResult ignored -> {}
                case Part.Foreign ignored -> {}
            }
        }
        message.put("content", text.isEmpty() && (!calls.isEmpty() || !refusal.isEmpty()) ? null : text.toString());
        message.put("refusal", refusal.isEmpty() ? null : refusal.toString());
        ChatThoughts.write(thoughts, message);
        if (!calls.isEmpty()) {
            ArrayNode list = message.putArray("tool_calls");
            calls.forEach(call -> list.add(call(call)));
        }
        ObjectNode node = Fields.object().put("index", choice.index());
        node.set("message", message);
        node.set("logprobs", choice.logprobs().orElse(null));
        return node.put("finish_reason", Stops.write(choice.stop(), !refusal.isEmpty()));
    }

    private static ObjectNode call(Part.ToolCall call) {
        ObjectNode node = Fields.object().put("id", call.id()).put("type", "function");
        node.putObject("function")
                .put("name", call.name())
                .put("arguments", call.arguments().isBlank() ? "{}" : call.arguments());
        call.signature().ifPresent(signature -> signed(node, signature));
        return node;
    }

    static void signed(ObjectNode call, String signature) {
        call.putObject("extra_content").putObject("google").put("thought_signature", signature);
    }
}
