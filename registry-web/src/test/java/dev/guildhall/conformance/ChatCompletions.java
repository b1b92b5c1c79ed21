package dev.guildhall.conformance;

import static dev.guildhall.conformance.Sse.data;
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

/** {@code POST /v1/chat/completions}. */
final class ChatCompletions implements Dialect.Wire {
    @Override
    public boolean asks(String path) {
        return path.equals("/v1/chat/completions");
    }

    @Override
    public Stream<Tool> tools(JsonObject body) {
        return objects(body, "tools")
                .filter(tool -> tool.containsKey("function"))
                .map(tool -> tool.getJsonObject("function"))
                .map(function -> new Tool(function.getString("name", ""), function.getString("description", "")));
    }

    @Override
    public Stream<String> results(JsonObject body) {
        return objects(body, "messages")
                .filter(message -> message.getString("role", "").equals("tool"))
                .map(ModelRequest::words);
    }

    @Override
    public boolean streams(String path, JsonObject body) {
        return body.getBoolean("stream", false);
    }

    @Override
    public String events(ModelReply reply, String model, int number) {
        JsonObject delta = switch (reply) {
            case Text text -> object("role", "assistant", "content", text.text());
            case Call call -> object("role", "assistant", "tool_calls", list(call(call, number, true)));
        };
        JsonObject usage = object("prompt_tokens", 10, "completion_tokens", 5, "total_tokens", 15);
        return data(chunk(model, number, object("index", 0, "delta", delta, "finish_reason", JsonValue.NULL)))
                + data(Json.createObjectBuilder(chunk(
                                model,
                                number,
                                object(
                                        "index",
                                        0,
                                        "delta",
                                        JsonValue.EMPTY_JSON_OBJECT,
                                        "finish_reason",
                                        reason(reply))))
                        .add("usage", usage)
                        .build())
                + "data: [DONE]\n\n";
    }

    @Override
    public JsonObject whole(ModelReply reply, String model, int number) {
        JsonObject message = switch (reply) {
            case Text text -> object("role", "assistant", "content", text.text());
            case Call call ->
                object("role", "assistant", "content", JsonValue.NULL, "tool_calls", list(call(call, number, false)));
        };
        return object(
                "id",
                "chatcmpl-" + number,
                "object",
                "chat.completion",
                "created",
                1,
                "model",
                model,
                "choices",
                list(object("index", 0, "message", message, "finish_reason", reason(reply))),
                "usage",
                object("prompt_tokens", 10, "completion_tokens", 5, "total_tokens", 15));
    }

    private static JsonObject chunk(String model, int number, JsonObject choice) {
        return object(
                "id",
                "chatcmpl-" + number,
                "object",
                "chat.completion.chunk",
                "created",
                1,
                "model",
                model,
                "choices",
                list(choice));
    }

    private static JsonObject call(Call call, int number, boolean indexed) {
        JsonObject function =
                object("name", call.tool(), "arguments", call.arguments().toString());
        return indexed
                ? object("index", 0, "id", "call_" + number, "type", "function", "function", function)
                : object("id", "call_" + number, "type", "function", "function", function);
    }

    private static String reason(ModelReply reply) {
        return reply instanceof Call ? "tool_calls" : "stop";
    }
}
