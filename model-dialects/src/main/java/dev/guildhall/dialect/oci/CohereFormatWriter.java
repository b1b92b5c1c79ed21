package dev.guildhall.dialect.oci;

import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.ChatRequest.OutputFormat;
import dev.guildhall.dialect.ChatRequest.Role;
import dev.guildhall.dialect.ChatRequest.Sampling;
import dev.guildhall.dialect.ChatRequest.Tool;
import dev.guildhall.dialect.ChatRequest.ToolChoice;
import dev.guildhall.dialect.ChatRequest.Turn;
import dev.guildhall.dialect.Conversation;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.ToolNames;
import dev.guildhall.dialect.Unsaid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A {@code chatRequest} with {@code apiFormat: COHERE}: the last turn is {@code message} (or {@code toolResults}), what was before is {@code
 * chatHistory}, instructions are the {@code preambleOverride}.
 */
final class CohereFormatWriter {
    private final ChatRequest request;
    private final Unsaid unsaid;
    private final ToolNames names;
    private final Map<String, Part.ToolCall> calls = new HashMap<>();

    CohereFormatWriter(ChatRequest request, ModelTraits traits) {
        this.request = request;
        this.unsaid = new Unsaid(traits);
        this.names = ToolNames.of(request);
    }

    List<String> dropped() {
        return unsaid.dropped();
    }

    ObjectNode body() {
        Conversation conversation = Conversation.alternating(request);
        ObjectNode body = Fields.object().put("apiFormat", "COHERE");
        if (!conversation.system().isEmpty()) {
            body.put(
                    "preambleOverride",
                    conversation.system().stream().map(Part.Text::text).collect(Collectors.joining("\n\n")));
        }
        conversation
                .turns()
                .forEach(turn -> turn.parts().forEach(part -> {
                    if (part instanceof Part.ToolCall call) {
                        calls.put(call.id(), call);
                    }
                }));
        List<Turn> turns = conversation.turns();
        ArrayNode history = Fields.JSON.createArrayNode();
        turns.subList(0, turns.size() - 1).forEach(turn -> past(turn, history));
        last(turns.getLast(), body, history);
        if (!history.isEmpty()) {
            body.set("chatHistory", history);
        }
        tools(body);
        format(body);
        sampling(body);
        return body;
    }

    private void past(Turn turn, ArrayNode history) {
        ArrayNode results = results(turn);
        if (!results.isEmpty()) {
            history.addObject().put("role", "TOOL").set("toolResults", results);
        }
        String text = text(turn);
        ArrayNode called = Fields.JSON.createArrayNode();
        turn.parts().forEach(part -> {
            if (part instanceof Part.ToolCall call) {
                called.add(call(call));
            }
        });
        if (text.isEmpty() && called.isEmpty()) {
            return;
        }
        ObjectNode message = history.addObject()
                .put("role", turn.role() == Role.ASSISTANT ? "CHATBOT" : "USER")
                .put("message", text);
        if (!called.isEmpty()) {
            message.set("toolCalls", called);
        }
    }

    private void last(Turn turn, ObjectNode body, ArrayNode history) {
        if (turn.role() == Role.ASSISTANT) {
            throw unsaid.content(
                    "messages",
                    "Cohere's models at OCI do not go on with an answer that was begun; the last message must be the user's.");
        }
        ArrayNode results = results(turn);
        String text = text(turn);
        if (!results.isEmpty() && !text.isEmpty()) {
            history.addObject().put("role", "TOOL").set("toolResults", results);
            body.put("message", text);
        } else {
            body.put("message", text);
            if (!results.isEmpty()) {
                body.set("toolResults", results);
                body.put("isForceSingleStep", false);
            }
        }
    }

    private ArrayNode results(Turn turn) {
        ArrayNode results = Fields.JSON.createArrayNode();
        for (Part part : turn.parts()) {
            if (part instanceof Part.ToolResult result) {
                Part.ToolCall call = calls.get(result.callId());
                if (call == null) {
                    throw unsaid.content(
                            "messages", "The result of '%s' belongs to no call before it.".formatted(result.callId()));
                }
                ObjectNode node = results.addObject();
                node.set("call", call(call));
                node.putArray("outputs").addObject().put(result.error() ? "error" : "output", plain(result.content()));
            }
        }
        return results;
    }

    private ObjectNode call(Part.ToolCall call) {
        ObjectNode node = Fields.object().put("name", names.wire(call.name()));
        node.set("parameters", Fields.arguments(call.arguments()));
        return node;
    }

    private String text(Turn turn) {
        return plain(turn.parts().stream()
                .filter(part -> !(part instanceof Part.ToolCall
                        || part instanceof Part.ToolResult
                        || part instanceof Part.Thinking))
                .toList());
    }

    private String plain(List<Part> parts) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Text said -> text.append(text.isEmpty() ? "" : "\n").append(said.text());
                case Part.Refusal refusal -> text.append(refusal.text());
                default ->
                    throw unsaid.content(
                            "messages", "Cohere's models at OCI read texts only: no images, files or sound.");
            }
        }
        return text.toString();
    }

    private void tools(ObjectNode body) {
        if (request.tools().tools().stream().noneMatch(Tool.Function.class::isInstance)
                || request.tools().choice() instanceof ToolChoice.None) {
            return;
        }
        ArrayNode tools = body.putArray("tools");
        for (Tool tool : request.tools().tools()) {
            switch (tool) {
                case Tool.Function function -> function(tools, function);
                // Its provider would run it; here nobody does.
                case Tool.BuiltIn builtIn -> unsaid.leaveOut("tools." + builtIn.type());
            }
        }
        unsaid.cannot("tool_choice", !(request.tools().choice() instanceof ToolChoice.Auto));
        unsaid.cannot(
                "parallel_tool_calls",
                request.tools().parallel().filter(parallel -> !parallel).isPresent());
    }

    /** Cohere's definitions are a flat list of typed parameters; what a schema says deeper goes into the description. */
    private void function(ArrayNode tools, Tool.Function function) {
        ObjectNode node = tools.addObject().put("name", names.wire(function.name()));
        node.put(
                "description",
                function.description().filter(text -> !text.isBlank()).orElse(function.name()));
        ObjectNode definitions = node.putObject("parameterDefinitions");
        function.schema().map(Fields::lenient).ifPresent(schema -> {
            List<String> required = schema.texts("required");
            schema.object("properties")
                    .ifPresent(properties -> properties.node().propertyStream().forEach(property -> {
                        Fields shape = Fields.lenient(property.getValue());
                        ObjectNode definition = definitions.putObject(property.getKey());
                        String description = shape.text("description", "");
                        String deeper = deeper(shape);
                        definition.put("description", (description + " " + deeper).strip());
                        definition.put("type", type(shape));
                        definition.put("isRequired", required.contains(property.getKey()));
                    }));
        });
    }

    private static String deeper(Fields shape) {
        boolean flat = !shape.has("properties") && !shape.has("items") && !shape.has("enum") && !shape.has("anyOf");
        return flat ? "" : "JSON Schema: " + shape.node();
    }

    private static String type(Fields shape) {
        return switch (shape.text("type", "")) {
            case "integer" -> "int";
            case "number" -> "float";
            case "boolean" -> "bool";
            case "array" -> "list";
            case "object" -> "dict";
            default -> "str";
        };
    }

    private void format(ObjectNode body) {
        switch (request.format()) {
            case OutputFormat.Text ignored -> {}
            case OutputFormat.Json ignored -> body.putObject("responseFormat").put("type", "JSON_OBJECT");
            case OutputFormat.Schema schema -> {
                JsonNode node = schema.schema();
                body.putObject("responseFormat").put("type", "JSON_OBJECT").set("schema", node);
            }
        }
    }

    private void sampling(ObjectNode body) {
        Sampling sampling = request.sampling();
        if (request.stream()) {
            body.put("isStream", true);
            body.putObject("streamOptions").put("isIncludeUsage", true);
        }
        unsaid.keep("max_tokens", sampling.maxTokens()).ifPresent(value -> body.put("maxTokens", value));
        unsaid.keep("temperature", sampling.temperature())
                .ifPresent(value -> body.put("temperature", Math.min(value, 1.0)));
        unsaid.keep("top_p", sampling.topP()).ifPresent(value -> body.put("topP", value));
        unsaid.keep("top_k", sampling.topK()).ifPresent(value -> body.put("topK", value));
        unsaid.keep("seed", sampling.seed()).ifPresent(value -> body.put("seed", value));
        unsaid.keep("presence_penalty", sampling.presencePenalty())
                .ifPresent(value -> body.put("presencePenalty", value));
        unsaid.keep("frequency_penalty", sampling.frequencyPenalty())
                .ifPresent(value -> body.put("frequencyPenalty", value));
        if (!sampling.stop().isEmpty()) {
            ArrayNode stops = body.putArray("stopSequences");
            sampling.stop().forEach(stops::add);
        }
        unsaid.cannot("n", sampling.n().filter(n -> n > 1).isPresent());
        unsaid.cannot("logprobs", sampling.topLogprobs().isPresent());
        unsaid.cannot(
                "reasoning_effort",
                request.reasoning()
                        .effort()
                        .filter(effort -> !effort.equals("none"))
                        .isPresent());
    }
}
