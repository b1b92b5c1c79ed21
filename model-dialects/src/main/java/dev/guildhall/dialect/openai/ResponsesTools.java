package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.ChatRequest.Tool;
import dev.guildhall.dialect.ChatRequest.ToolChoice;
import dev.guildhall.dialect.ChatRequest.Tools;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Fields;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code tools} and {@code tool_choice} of a responses request. A namespace becomes functions named {@code namespace.function}: no name of
 * OpenAI's has a dot, so the last one tells where to part them again.
 */
final class ResponsesTools {
    private ResponsesTools() {}

    static Tools read(Fields request) {
        List<Tool> tools = new ArrayList<>();
        request.objects("tools").forEach(tool -> read(tool, tools));
        return new Tools(
                tools,
                request.at("tool_choice").map(choice -> choice(request, choice)).orElseGet(ToolChoice.Auto::new),
                request.flag("parallel_tool_calls"));
    }

    private static void read(Fields tool, List<Tool> tools) {
        switch (tool.required("type")) {
            case "function" -> tools.add(ChatTools.function(tool, ChatTools.cache(tool)));
            case "custom" -> tools.add(CustomTools.function(tool));
            case "namespace" ->
                tool.objects("tools").forEach(inner -> {
                    if (inner.text("type", "function").equals("function")) {
                        Tool.Function function = ChatTools.function(inner, ChatTools.cache(inner));
                        tools.add(new Tool.Function(
                                qualified(tool.required("name"), function.name()),
                                function.description(),
                                function.schema(),
                                function.strict(),
                                function.cache()));
                    } else {
                        tools.add(new Tool.BuiltIn(Dialect.OPENAI_RESPONSES, inner.text("type", ""), inner.node()));
                    }
                });
            default -> tools.add(new Tool.BuiltIn(Dialect.OPENAI_RESPONSES, tool.required("type"), tool.node()));
        }
    }

    static String qualified(String namespace, String name) {
        return namespace + "." + name;
    }

    /** Writes a name, parted from its namespace. */
    static void name(String name, ObjectNode call) {
        int dot = name.lastIndexOf('.');
        if (dot > 0) {
            call.put("namespace", name.substring(0, dot));
        }
        call.put("name", name.substring(dot + 1));
    }

    /** The name of a call's tool, with its namespace. */
    static String name(Fields call) {
        String name = call.text("name", "");
        return call.text("namespace")
                .filter(namespace -> !namespace.isEmpty())
                .map(namespace -> qualified(namespace, name))
                .orElse(name);
    }

    private static ToolChoice choice(Fields request, JsonNode choice) {
        if (choice.isString()) {
            return word(request, choice.asString());
        }
        Fields fields = Fields.of(choice, request.place("tool_choice"));
        return switch (fields.required("type")) {
            case "function", "custom" -> new ToolChoice.Named(name(fields));
            case "allowed_tools" ->
                new ToolChoice.Allowed(
                        fields.objects("tools").stream()
                                .map(ResponsesTools::name)
                                .toList(),
                        fields.text("mode", "auto").equals("required"));
            default ->
                throw fields.wrong("type", "asks for a tool that only providers of the responses API run themselves.");
        };
    }

    private static ToolChoice word(Fields request, String word) {
        return switch (word) {
            case "auto" -> new ToolChoice.Auto();
            case "none" -> new ToolChoice.None();
            case "required" -> new ToolChoice.Required();
            default ->
                throw request.wrong(
                        "tool_choice", "must be 'auto', 'none', 'required', or an object that names a tool.");
        };
    }

    static ObjectNode write(Tool.Function function, String wireName) {
        ObjectNode node = Fields.object().put("type", "function").put("name", wireName);
        function.description().ifPresent(text -> node.put("description", text));
        node.set("parameters", function.schema().orElseGet(ChatRequestWriter::anyObject));
        node.put("strict", function.strict().orElse(false));
        return node;
    }
}
