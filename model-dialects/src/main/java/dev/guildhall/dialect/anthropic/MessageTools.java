package dev.guildhall.dialect.anthropic;

import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.ChatRequest.Tool;
import dev.guildhall.dialect.ChatRequest.ToolChoice;
import dev.guildhall.dialect.Conversation;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.ModelTraits.Ability;
import dev.guildhall.dialect.OutputTool;
import dev.guildhall.dialect.ToolNames;
import dev.guildhall.dialect.Unsaid;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code tools} and {@code tool_choice}, the tool for structured output among them. */
final class MessageTools {
    private final ChatRequest request;
    private final ModelTraits traits;
    private final ToolNames names;
    private final Unsaid unsaid;

    MessageTools(ChatRequest request, ModelTraits traits, ToolNames names, Unsaid unsaid) {
        this.request = request;
        this.traits = traits;
        this.names = names;
        this.unsaid = unsaid;
    }

    /** Whether the client insists on a call: then the model may not think. */
    boolean forced() {
        return switch (request.tools().choice()) {
            case ToolChoice.Required ignored -> true;
            case ToolChoice.Named ignored -> true;
            case ToolChoice.Allowed allowed -> allowed.required();
            case ToolChoice.Auto ignored -> false;
            case ToolChoice.None ignored -> false;
        };
    }

    /** @param output the tool for structured output, when the model has none of its own */
    void write(ObjectNode body, Conversation conversation, Optional<Tool.Function> output, boolean thinks) {
        List<Tool> offered = unsaid.keep("tools", Optional.of(offered()).filter(tools -> !tools.isEmpty()))
                .orElse(List.of());
        if (!offered.isEmpty() && !traits.can(Ability.TOOLS)) {
            unsaid.cannot("tools", true);
            offered = List.of();
        }
        List<String> used =
                conversation.toolNames().values().stream().distinct().sorted().toList();
        if (offered.isEmpty() && output.isEmpty() && used.isEmpty()) {
            return;
        }
        ArrayNode tools = Fields.JSON.createArrayNode();
        offered.forEach(tool -> write(tool, tools));
        output.ifPresent(tool -> write(tool, tools));
        if (tools.isEmpty() && used.isEmpty()) {
            return;
        }
        body.set("tools", tools);
        if (tools.isEmpty()) {
            // Calls in the past want their tools declared, though none may be called now.
            used.forEach(name -> tools.addObject()
                    .put("name", names.wire(name))
                    .putObject("input_schema")
                    .put("type", "object"));
            body.putObject("tool_choice").put("type", "none");
            return;
        }
        choice(body, offered, output, thinks);
    }

    private List<Tool> offered() {
        return switch (request.tools().choice()) {
            case ToolChoice.Allowed allowed ->
                request.tools().tools().stream()
                        .filter(tool -> !(tool instanceof Tool.Function function)
                                || allowed.names().contains(function.name()))
                        .toList();
            case ToolChoice.Auto ignored -> request.tools().tools();
            case ToolChoice.None ignored -> request.tools().tools();
            case ToolChoice.Required ignored -> request.tools().tools();
            case ToolChoice.Named ignored -> request.tools().tools();
        };
    }

    private void choice(ObjectNode body, List<Tool> offered, Optional<Tool.Function> output, boolean thinks) {
        ObjectNode choice = Fields.object();
        boolean none = request.tools().choice() instanceof ToolChoice.None;
        if (output.isPresent() && (offered.isEmpty() || none)) {
            // A thinking model may not be forced; the tool's description asks it to.
            choice.put("type", thinks ? "auto" : "tool");
            if (!thinks) {
                choice.put("name", OutputTool.NAME);
            }
        } else if (output.isPresent() && !forced()) {
            choice.put("type", thinks ? "auto" : "any");
        } else {
            switch (request.tools().choice()) {
                case ToolChoice.Auto ignored -> choice.put("type", "auto");
                case ToolChoice.None ignored -> choice.put("type", "none");
                case ToolChoice.Required ignored -> choice.put("type", "any");
                case ToolChoice.Named named -> choice.put("type", "tool").put("name", names.wire(named.name()));
                case ToolChoice.Allowed allowed -> choice.put("type", allowed.required() ? "any" : "auto");
            }
        }
        boolean alone = request.tools().parallel().filter(parallel -> !parallel).isPresent();
        if (alone && !choice.path("type").asString().equals("none")) {
            choice.put("disable_parallel_tool_use", true);
        }
        if (choice.size() > 1 || !choice.path("type").asString().equals("auto")) {
            body.set("tool_choice", choice);
        }
    }

    private void write(Tool tool, ArrayNode to) {
        switch (tool) {
            case Tool.Function function -> {
                ObjectNode written = to.addObject().put("name", names.wire(function.name()));
                function.description()
                        .filter(text -> !text.isBlank())
                        .ifPresent(text -> written.put("description", text));
                written.set("input_schema", schema(function));
                function.strict()
                        .filter(strict -> strict && OutputSchema.isNewModel(traits))
                        .ifPresent(strict -> written.put("strict", true));
                MessageBlocks.cache(written, function.cache());
            }
            case Tool.BuiltIn builtIn -> {
                if (builtIn.dialect() == Dialect.ANTHROPIC) {
                    to.add(builtIn.raw());
                } else {
                    unsaid.leaveOut("tools." + builtIn.type());
                }
            }
        }
    }

    private static ObjectNode schema(Tool.Function function) {
        ObjectNode schema = function.schema()
                .filter(found -> found.isObject())
                .map(found -> (ObjectNode) found.deepCopy())
                .orElseGet(Fields::object);
        if (!schema.path("type").isString()) {
            schema.put("type", "object");
        }
        return schema;
    }
}
