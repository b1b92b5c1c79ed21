package dev.guildhall.conformance;

import static dev.guildhall.conformance.Sse.event;
import static dev.guildhall.conformance.Sse.list;
import static dev.guildhall.conformance.Sse.object;
import static dev.guildhall.conformance.Sse.objects;

import dev.guildhall.conformance.ModelReply.Call;
import dev.guildhall.conformance.ModelReply.Text;
import dev.guildhall.conformance.ModelRequest.Tool;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.stream.Stream;

/** {@code POST /v1/messages}. */
final class AnthropicMessages implements Dialect.Wire {
    @Override
    public boolean asks(String path) {
        return path.equals("/v1/messages");
    }

    @Override
    public Stream<Tool> tools(JsonObject body) {
        return objects(body, "tools")
                .map(tool -> new Tool(tool.getString("name", ""), tool.getString("description", "")));
    }

    @Override
    public Stream<String> results(JsonObject body) {
        return objects(body, "messages")
                .flatMap(message -> objects(message, "content"))
                .filter(block -> block.getString("type", "").equals("tool_result"))
                .map(ModelRequest::words);
    }

    @Override
    public boolean streams(String path, JsonObject body) {
        return body.getBoolean("stream", false);
    }

    @Override
    public String events(ModelReply reply, String model, int number) {
        JsonObject start = whole(reply, model, number);
        JsonObject empty = Json.createObjectBuilder(start)
                .add("content", JsonValue.EMPTY_JSON_ARRAY)
                .add("stop_reason", JsonValue.NULL)
                .build();
        JsonObject block = switch (reply) {
            case Text text -> object("type", "text", "text", "");
            case Call call ->
                object("type", "tool_use", "id", id(number), "name", call.tool(), "input", JsonValue.EMPTY_JSON_OBJECT);
        };
        JsonObject delta = switch (reply) {
            case Text text -> object("type", "text_delta", "text", text.text());
            case Call call ->
                object(
                        "type",
                        "input_json_delta",
                        "partial_json",
                        call.arguments().toString());
        };
        return event("message_start", object("type", "message_start", "message", empty))
                + event(
                        "content_block_start",
                        object("type", "content_block_start", "index", 0, "content_block", block))
                + event("content_block_delta", object("type", "content_block_delta", "index", 0, "delta", delta))
                + event("content_block_stop", object("type", "content_block_stop", "index", 0))
                + event(
                        "message_delta",
                        object(
                                "type",
                                "message_delta",
                                "delta",
                                object("stop_reason", reason(reply), "stop_sequence", JsonValue.NULL),
                                "usage",
                                object("output_tokens", 5)))
                + event("message_stop", object("type", "message_stop"));
    }

    @Override
    public JsonObject whole(ModelReply reply, String model, int number) {
        JsonObject block = switch (reply) {
            case Text text -> object("type", "text", "text", text.text());
            case Call call ->
                object("type", "tool_use", "id", id(number), "name", call.tool(), "input", call.arguments());
        };
        return object(
                "id",
                "msg_" + number,
                "type",
                "message",
                "role",
                "assistant",
                "model",
                model,
                "content",
                list(block),
                "stop_reason",
                reason(reply),
                "stop_sequence",
                JsonValue.NULL,
                "usage",
                object("input_tokens", 10, "output_tokens", 5));
    }

    private static String id(int number) {
        return "toolu_" + number;
    }

    private static String reason(ModelReply reply) {
        return reply instanceof Call ? "tool_use" : "end_turn";
    }
}
