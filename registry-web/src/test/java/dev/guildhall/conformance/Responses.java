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
import java.util.Set;
import java.util.stream.Stream;

/** {@code POST /v1/responses}. */
final class Responses implements Dialect.Wire {
    private static final Set<String> RESULTS = Set.of(
            "function_call_output", "custom_tool_call_output", "local_shell_call_output", "mcp_tool_call_output");

    @Override
    public boolean asks(String path) {
        return path.equals("/v1/responses");
    }

    /** Tools of a namespace are called {@code NAMESPACE/TOOL} here. */
    @Override
    public Stream<Tool> tools(JsonObject body) {
        return objects(body, "tools")
                .flatMap(tool -> tool.getString("type", "").equals("namespace")
                        ? objects(tool, "tools").map(inner -> tool(tool.getString("name", "") + "/", inner))
                        : Stream.of(tool("", tool)));
    }

    private static Tool tool(String prefix, JsonObject tool) {
        return new Tool(prefix + tool.getString("name", tool.getString("type", "")), tool.getString("description", ""));
    }

    @Override
    public Stream<String> results(JsonObject body) {
        return objects(body, "input")
                .filter(item -> RESULTS.contains(item.getString("type", "")))
                .map(ModelRequest::words);
    }

    @Override
    public boolean streams(String path, JsonObject body) {
        return body.getBoolean("stream", false);
    }

    @Override
    public String events(ModelReply reply, String model, int number) {
        JsonObject item = item(reply, number);
        StringBuilder events = new StringBuilder(event(
                "response.created",
                object("type", "response.created", "sequence_number", 0, "response", object("id", "resp_" + number))));
        events.append(event(
                "response.output_item.added",
                object("type", "response.output_item.added", "sequence_number", 1, "output_index", 0, "item", item)));
        if (reply instanceof Text text) {
            events.append(event(
                    "response.output_text.delta",
                    object(
                            "type",
                            "response.output_text.delta",
                            "sequence_number",
                            2,
                            "item_id",
                            "item_" + number,
                            "output_index",
                            0,
                            "content_index",
                            0,
                            "delta",
                            text.text())));
        }
        events.append(event(
                "response.output_item.done",
                object("type", "response.output_item.done", "sequence_number", 3, "output_index", 0, "item", item)));
        events.append(event(
                "response.completed",
                object("type", "response.completed", "sequence_number", 4, "response", whole(reply, model, number))));
        return events.toString();
    }

    @Override
    public JsonObject whole(ModelReply reply, String model, int number) {
        return object(
                "id",
                "resp_" + number,
                "object",
                "response",
                "created_at",
                1,
                "status",
                "completed",
                "model",
                model,
                "output",
                list(item(reply, number)),
                "usage",
                object(
                        "input_tokens",
                        10,
                        "input_tokens_details",
                        object("cached_tokens", 0),
                        "output_tokens",
                        5,
                        "output_tokens_details",
                        object("reasoning_tokens", 0),
                        "total_tokens",
                        15));
    }

    private static JsonObject item(ModelReply reply, int number) {
        return switch (reply) {
            case Text text ->
                object(
                        "type",
                        "message",
                        "id",
                        "item_" + number,
                        "status",
                        "completed",
                        "role",
                        "assistant",
                        "content",
                        list(object(
                                "type",
                                "output_text",
                                "text",
                                text.text(),
                                "annotations",
                                JsonValue.EMPTY_JSON_ARRAY)));
            case Call call -> call(call, number);
        };
    }

    private static JsonObject call(Call call, int number) {
        int slash = call.tool().indexOf('/');
        JsonObject item = object(
                "type",
                "function_call",
                "id",
                "item_" + number,
                "call_id",
                "call_" + number,
                "status",
                "completed",
                "name",
                call.tool().substring(slash + 1),
                "arguments",
                call.arguments().toString());
        return slash < 0
                ? item
                : Json.createObjectBuilder(item)
                        .add("namespace", call.tool().substring(0, slash))
                        .build();
    }
}
