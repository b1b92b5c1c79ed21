package dev.guildhall.conformance;

import static dev.guildhall.conformance.Sse.data;
import static dev.guildhall.conformance.Sse.list;
import static dev.guildhall.conformance.Sse.object;
import static dev.guildhall.conformance.Sse.objects;

import dev.guildhall.conformance.ModelReply.Call;
import dev.guildhall.conformance.ModelReply.Text;
import dev.guildhall.conformance.ModelRequest.Tool;
import jakarta.json.JsonObject;
import java.util.stream.Stream;

/** {@code POST /v1beta/models/MODEL:generateContent} and {@code :streamGenerateContent}. */
final class GenerateContent implements Dialect.Wire {
    @Override
    public boolean asks(String path) {
        return path.startsWith("/v1beta/models/") && path.endsWith("enerateContent");
    }

    @Override
    public Stream<Tool> tools(JsonObject body) {
        return objects(body, "tools")
                .flatMap(tool -> objects(tool, "functionDeclarations"))
                .map(tool -> new Tool(tool.getString("name", ""), tool.getString("description", "")));
    }

    @Override
    public Stream<String> results(JsonObject body) {
        return objects(body, "contents")
                .flatMap(content -> objects(content, "parts"))
                .filter(part -> part.containsKey("functionResponse"))
                .map(ModelRequest::words);
    }

    @Override
    public boolean streams(String path, JsonObject body) {
        return path.endsWith(":streamGenerateContent");
    }

    @Override
    public String events(ModelReply reply, String model, int number) {
        return data(whole(reply, model, number));
    }

    @Override
    public JsonObject whole(ModelReply reply, String model, int number) {
        JsonObject part = switch (reply) {
            case Text text -> object("text", text.text());
            case Call call -> object("functionCall", object("name", call.tool(), "args", call.arguments()));
        };
        return object(
                "candidates",
                list(object(
                        "index", 0, "content", object("role", "model", "parts", list(part)), "finishReason", "STOP")),
                "usageMetadata",
                object("promptTokenCount", 10, "candidatesTokenCount", 5, "totalTokenCount", 15),
                "modelVersion",
                model);
    }
}
