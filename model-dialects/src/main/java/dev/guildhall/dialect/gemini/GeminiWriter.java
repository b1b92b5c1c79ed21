package dev.guildhall.dialect.gemini;

import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.ChatRequest.OutputFormat;
import dev.guildhall.dialect.ChatRequest.Tool;
import dev.guildhall.dialect.ChatRequest.ToolChoice;
import dev.guildhall.dialect.Conversation;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.ModelTraits.Ability;
import dev.guildhall.dialect.ModelTraits.Quirk;
import dev.guildhall.dialect.OutputTool;
import dev.guildhall.dialect.ToolNames;
import dev.guildhall.dialect.Unsaid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The body of one request: contents, instructions, tools; {@link GeminiGeneration} writes the configuration. */
final class GeminiWriter {
    private final ChatRequest request;
    private final ModelTraits traits;
    private final Unsaid unsaid;
    private final ToolNames names;

    GeminiWriter(ChatRequest request, ModelTraits traits) {
        this.request = request;
        this.traits = traits;
        this.unsaid = new Unsaid(traits);
        this.names = ToolNames.of(request);
    }

    List<String> dropped() {
        return unsaid.dropped();
    }

    ObjectNode body() {
        Conversation conversation = Conversation.alternating(request);
        ObjectNode body = Fields.object();
        if (!conversation.system().isEmpty()) {
            ArrayNode parts = body.putObject("systemInstruction").putArray("parts");
            conversation.system().forEach(text -> parts.addObject().put("text", text.text()));
        }
        new GeminiContents(conversation, names, traits, unsaid).write(body.putArray("contents"));
        boolean shapedByTool = tools(body);
        ObjectNode config = new GeminiGeneration(request, traits, unsaid).config(shapedByTool);
        Optional<JsonNode> others = extra("generationConfig").filter(JsonNode::isObject);
        others.ifPresent(fields -> fields.propertyStream()
                .filter(field -> !traits.alwaysDropped().contains(field.getKey()))
                .forEach(field -> config.set(field.getKey(), field.getValue())));
        if (!config.isEmpty()) {
            body.set("generationConfig", config);
        }
        if (request.origin() == Dialect.GEMINI) {
            request.extras().forEach((name, value) -> {
                if (!name.equals("generationConfig") && !traits.alwaysDropped().contains(name)) {
                    body.set(name, value);
                }
            });
        } else {
            // Clients of other shapes who know that Gemini is behind it.
            for (String name : List.of("safetySettings", "safety_settings", "cachedContent", "cached_content")) {
                extra(name)
                        .ifPresent(value -> body.set(name.startsWith("s") ? "safetySettings" : "cachedContent", value));
            }
        }
        return body;
    }

    private Optional<JsonNode> extra(String name) {
        return Optional.ofNullable(request.extras().get(name));
    }

    /**
     * Whether the wanted shape is asked for by a tool: before Gemini 3 it cannot stand beside functions ("Function calling with a response mime
     * type 'application/json' is unsupported").
     */
    private boolean tools(ObjectNode body) {
        List<Tool> offered = unsaid.keep(
                        "tools", Optional.of(request.tools().tools()).filter(found -> !found.isEmpty()))
                .orElse(List.of());
        if (!offered.isEmpty() && !traits.can(Ability.TOOLS)) {
            unsaid.cannot("tools", true);
            offered = List.of();
        }
        // AUTO with a list of names does not exist: the others are not shown.
        Set<String> shown = request.tools().choice() instanceof ToolChoice.Allowed allowed && !allowed.required()
                ? Set.copyOf(allowed.names())
                : Set.of();
        boolean eitherOr = !(request.format() instanceof OutputFormat.Text) && !traits.has(Quirk.THINKING_LEVEL);
        boolean none = eitherOr && request.tools().choice() instanceof ToolChoice.None;
        ArrayNode declarations = Fields.JSON.createArrayNode();
        List<JsonNode> builtIn = new ArrayList<>();
        for (Tool tool : offered) {
            switch (tool) {
                case Tool.Function function -> {
                    if (!none && (shown.isEmpty() || shown.contains(function.name()))) {
                        declarations.add(declaration(function));
                    }
                }
                case Tool.BuiltIn own -> {
                    if (own.dialect() == Dialect.GEMINI) {
                        builtIn.add(own.raw());
                    } else {
                        unsaid.leaveOut("tools." + own.type());
                    }
                }
            }
        }
        Optional<Tool.Function> output =
                eitherOr && !declarations.isEmpty() ? OutputTool.tool(request.format()) : Optional.empty();
        output.map(this::declaration).ifPresent(declarations::add);
        if (!declarations.isEmpty() || !builtIn.isEmpty()) {
            ArrayNode tools = body.putArray("tools");
            if (!declarations.isEmpty()) {
                tools.addObject().set("functionDeclarations", declarations);
            }
            builtIn.forEach(tools::add);
        }
        if (!declarations.isEmpty()) {
            choice(body, output.isPresent());
            // Gemini calls as many at once as it likes.
            request.tools()
                    .parallel()
                    .filter(parallel -> !parallel)
                    .ifPresent(parallel -> unsaid.leaveOut("parallel_tool_calls"));
        }
        return output.isPresent();
    }

    private ObjectNode declaration(Tool.Function function) {
        ObjectNode declaration = Fields.object().put("name", names.wire(function.name()));
        function.description().filter(text -> !text.isBlank()).ifPresent(text -> declaration.put("description", text));
        function.schema()
                .map(GeminiSchema::toGemini)
                .filter(schema -> !schema.path("properties").isEmpty() || schema.has("anyOf"))
                .ifPresent(schema -> declaration.set("parameters", schema));
        return declaration;
    }

    private void choice(ObjectNode body, boolean must) {
        ObjectNode config = Fields.object();
        switch (request.tools().choice()) {
            case ToolChoice.Auto ignored -> {
                if (!must) {
                    return;
                }
                config.put("mode", "ANY");
            }
            case ToolChoice.None ignored -> config.put("mode", "NONE");
            case ToolChoice.Required ignored -> config.put("mode", "ANY");
            case ToolChoice.Named named ->
                config.put("mode", "ANY").putArray("allowedFunctionNames").add(names.wire(named.name()));
            case ToolChoice.Allowed allowed -> {
                if (!allowed.required()) {
                    if (!must) {
                        return;
                    }
                    config.put("mode", "ANY");
                    break;
                }
                ArrayNode list = config.put("mode", "ANY").putArray("allowedFunctionNames");
                allowed.names().forEach(name -> list.add(names.wire(name)));
            }
        }
        body.putObject("toolConfig").set("functionCallingConfig", config);
    }
}
