package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.Fields;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Items of {@code output}, whole or begun. */
final class OutputItems {
    private OutputItems() {}

    static ObjectNode textPart(String text) {
        ObjectNode part = Fields.object().put("type", "output_text").put("text", text);
        part.putArray("annotations");
        part.putArray("logprobs");
        return part;
    }

    static ObjectNode refusalPart(String text) {
        return Fields.object().put("type", "refusal").put("refusal", text);
    }

    static ObjectNode message(String id, Optional<ObjectNode> part) {
        ObjectNode item = Fields.object()
                .put("id", "msg_" + id)
                .put("type", "message")
                .put("status", status(part.isPresent()))
                .put("role", "assistant");
        var content = item.putArray("content");
        part.ifPresent(content::add);
        return item;
    }

    /** @param arguments empty: only begun */
    static ObjectNode call(String id, String callId, String name, Optional<String> arguments, ChatRequest request) {
        if (CustomTools.is(name, request)) {
            ObjectNode item = Fields.object()
                    .put("id", "ctc_" + id)
                    .put("type", "custom_tool_call")
                    .put("status", status(arguments.isPresent()))
                    .put("call_id", callId);
            ResponsesTools.name(name, item);
            return item.put("input", arguments.map(CustomTools::unwrapped).orElse(""));
        }
        ObjectNode item = Fields.object()
                .put("id", "fc_" + id)
                .put("type", "function_call")
                .put("status", status(arguments.isPresent()))
                .put("call_id", callId);
        ResponsesTools.name(name, item);
        return item.put(
                "arguments", arguments.map(text -> text.isBlank() ? "{}" : text).orElse(""));
    }

    private static String status(boolean whole) {
        return whole ? "completed" : "in_progress";
    }
}
