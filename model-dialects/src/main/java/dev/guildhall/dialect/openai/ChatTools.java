package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.ChatRequest.CacheHint;
import dev.guildhall.dialect.ChatRequest.Tool;
import dev.guildhall.dialect.ChatRequest.ToolChoice;
import dev.guildhall.dialect.ChatRequest.Tools;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Fields;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** {@code tools}, {@code tool_choice} and {@code parallel_tool_calls} of both dialects; responses have the function's fields outermost. */
final class ChatTools {
    private ChatTools() {}

    static Tools read(Fields request) {
        return new Tools(
                request.objects("tools").stream().map(ChatTools::tool).toList(),
                request.at("tool_choice").map(choice -> choice(request, choice)).orElseGet(ToolChoice.Auto::new),
                request.flag("parallel_tool_calls"));
    }

    static Optional<CacheHint> cache(Fields part) {
        return part.object("cache_control").map(hint -> new CacheHint(hint.text("ttl")));
    }

    private static Tool tool(Fields tool) {
        String type = tool.text("type", "function");
        if (!type.equals("function")) {
            return new Tool.BuiltIn(Dialect.OPENAI_CHAT, type, tool.node());
        }
        Fields function = tool.object("function").orElseThrow(() -> tool.missing("function"));
        return function(function, cache(tool).or(() -> cache(function)));
    }

    static Tool.Function function(Fields function, Optional<CacheHint> cache) {
        return new Tool.Function(
                function.required("name"),
                function.text("description").filter(text -> !text.isBlank()),
                function.at("parameters").filter(JsonNode::isObject),
                function.flag("strict"),
                cache);
    }

    private static ToolChoice choice(Fields request, JsonNode choice) {
        if (choice.isString()) {
            return word(request, choice.asString());
        }
        Fields fields = Fields.of(choice, request.place("tool_choice"));
        return switch (fields.required("type")) {
            case "function" -> new ToolChoice.Named(named(fields));
            case "allowed_tools" -> allowed(fields.object("allowed_tools").orElse(fields));
            case "auto", "none", "required" -> word(request, fields.required("type"));
            default ->
                throw fields.wrong("type", "must be 'function' or 'allowed_tools' to be translated for this model.");
        };
    }

    private static ToolChoice word(Fields request, String word) {
        return switch (word) {
            case "auto" -> new ToolChoice.Auto();
            case "none" -> new ToolChoice.None();
            case "required", "any" -> new ToolChoice.Required();
            default ->
                throw request.wrong(
                        "tool_choice", "must be 'auto', 'none', 'required', or an object that names a tool.");
        };
    }

    private static ToolChoice allowed(Fields allowed) {
        List<String> names =
                allowed.objects("tools").stream().map(ChatTools::named).toList();
        if (names.isEmpty()) {
            throw allowed.missing("tools");
        }
        return new ToolChoice.Allowed(names, allowed.text("mode", "auto").equals("required"));
    }

    private static String named(Fields tool) {
        return tool.object("function").orElse(tool).required("name");
    }
}
