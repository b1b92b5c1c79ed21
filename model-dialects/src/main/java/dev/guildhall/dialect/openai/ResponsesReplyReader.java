package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.ChatReply;
import dev.guildhall.dialect.ChatReply.Stop;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.FailureReader;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads a {@code response}. */
final class ResponsesReplyReader {
    private ResponsesReplyReader() {}

    static ChatReply read(byte[] body) {
        Fields answer = Fields.lenient(body)
                .orElseThrow(() -> Failure.of(Failure.Kind.BROKEN, "The provider's answer is no JSON object.")
                        .refused());
        if (answer.has("error")) {
            throw FailureReader.inStream(answer.node()).refused();
        }
        if (!answer.has("output")) {
            throw Failure.of(Failure.Kind.BROKEN, "The provider's answer has no 'output'.")
                    .refused();
        }
        List<Part> parts = new ArrayList<>();
        answer.objects("output").forEach(item -> item(item, parts));
        Map<String, JsonNode> extras = new HashMap<>();
        answer.at("service_tier").ifPresent(tier -> extras.put("service_tier", tier));
        return new ChatReply(
                answer.text("id", ""),
                answer.text("model", ""),
                ChatReplyReader.created(answer),
                List.of(new ChatReply.Choice(0, parts, stop(answer, parts), Optional.empty(), Optional.empty())),
                OpenAiUsage.in(answer),
                extras);
    }

    private static Stop stop(Fields answer, List<Part> parts) {
        return stop(
                answer,
                parts.stream().anyMatch(Part.ToolCall.class::isInstance),
                parts.stream().anyMatch(Part.Refusal.class::isInstance));
    }

    static Stop stop(Fields answer, boolean called, boolean refused) {
        String word = answer.text("status", "").equals("incomplete")
                ? answer.object("incomplete_details")
                        .map(details -> details.text("reason", ""))
                        .orElse("")
                : "stop";
        return Stops.read(word, called, refused);
    }

    private static void item(Fields item, List<Part> parts) {
        switch (item.text("type", "")) {
            case "message" ->
                item.objects("content").forEach(part -> {
                    if (part.text("type", "").equals("refusal")) {
                        parts.add(new Part.Refusal(part.text("refusal", "")));
                    } else if (!part.text("text", "").isEmpty()) {
                        parts.add(Part.Text.of(part.text("text", "")));
                    }
                });
            case "reasoning" -> parts.add(ReasoningItems.read(item));
            case "function_call" -> parts.add(call(item, item.text("arguments", "")));
            case "custom_tool_call" -> parts.add(call(item, CustomTools.wrapped(item.text("input", ""))));
            default -> parts.add(new Part.Foreign(Dialect.OPENAI_RESPONSES, item.node()));
        }
    }

    private static Part call(Fields item, String arguments) {
        return new Part.ToolCall(
                item.text("call_id", item.text("id", "")),
                ResponsesTools.name(item),
                arguments,
                Optional.empty(),
                Optional.empty());
    }
}
