package dev.guildhall.dialect.ollama;

import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.ChatRequest.OutputFormat;
import dev.guildhall.dialect.ChatRequest.Role;
import dev.guildhall.dialect.ChatRequest.Sampling;
import dev.guildhall.dialect.ChatRequest.Tool;
import dev.guildhall.dialect.ChatRequest.ToolChoice;
import dev.guildhall.dialect.ChatRequest.Turn;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.Part.Media;
import dev.guildhall.dialect.ToolNames;
import dev.guildhall.dialect.Unsaid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The body of one request to Ollama. Content of a message is one text; images stand beside it. */
final class OllamaWriter {
    private final ChatRequest request;
    private final ModelTraits traits;
    private final Unsaid unsaid;
    private final ToolNames names;
    private final Map<String, String> called = new HashMap<>();

    OllamaWriter(ChatRequest request, ModelTraits traits) {
        this.request = request;
        this.traits = traits;
        this.unsaid = new Unsaid(traits);
        this.names = ToolNames.of(request);
    }

    List<String> dropped() {
        return unsaid.dropped();
    }

    ObjectNode body() {
        ObjectNode body = Fields.object().put("model", traits.model()).put("stream", request.stream());
        ArrayNode messages = body.putArray("messages");
        request.system()
                .forEach(text -> messages.addObject().put("role", "system").put("content", text.text()));
        request.turns().forEach(turn -> turn(turn, messages));
        tools(body);
        switch (request.format()) {
            case OutputFormat.Text ignored -> {}
            case OutputFormat.Json ignored -> body.put("format", "json");
            case OutputFormat.Schema schema -> body.set("format", schema.schema());
        }
        options(body);
        request.reasoning().effort().ifPresent(effort -> {
            switch (effort) {
                case "none" -> body.put("think", false);
                case "low", "medium", "high" -> body.put("think", effort);
                default -> body.put("think", true);
            }
        });
        if (request.reasoning().effort().isEmpty()
                && (request.reasoning().adaptive()
                        || request.reasoning().budgetTokens().isPresent())) {
            body.put("think", true);
        }
        return body;
    }

    private void turn(Turn turn, ArrayNode messages) {
        StringBuilder text = new StringBuilder();
        ArrayNode images = Fields.JSON.createArrayNode();
        ArrayNode calls = Fields.JSON.createArrayNode();
        for (Part part : turn.parts()) {
            switch (part) {
                case Part.Text said -> text.append(text.isEmpty() ? "" : "\n").append(said.text());
                case Part.Refusal refusal -> text.append(refusal.text());
                case Media media -> image(media, images);
                case Part.ToolCall call -> {
                    called.put(call.id(), call.name());
                    ObjectNode function = calls.addObject().putObject("function");
                    function.put("name", names.wire(call.name()));
                    function.set("arguments", Fields.arguments(call.arguments()));
                }
                case Part.ToolResult result -> result(result, messages);
                // Ollama's models do not want their thoughts back.
                case Part.Thinking ignored -> {}
                case Part.Foreign foreign ->
                    throw unsaid.content(
                            "messages",
                            "A part of %s has no form at Ollama."
                                    .formatted(foreign.dialect().word()));
            }
        }
        if (text.isEmpty() && images.isEmpty() && calls.isEmpty()) {
            return;
        }
        ObjectNode message = messages.addObject().put("role", role(turn.role())).put("content", text.toString());
        if (!images.isEmpty()) {
            message.set("images", images);
        }
        if (!calls.isEmpty()) {
            message.set("tool_calls", calls);
        }
    }

    private void result(Part.ToolResult result, ArrayNode messages) {
        StringBuilder text = new StringBuilder();
        ArrayNode images = Fields.JSON.createArrayNode();
        for (Part part : result.content()) {
            if (part instanceof Part.Text said) {
                text.append(said.text());
            } else if (part instanceof Media media) {
                image(media, images);
            }
        }
        ObjectNode message = messages.addObject().put("role", "tool").put("content", text.toString());
        String name = result.name().orElse(called.getOrDefault(result.callId(), ""));
        message.put("tool_name", names.wire(name));
        if (!images.isEmpty()) {
            message.set("images", images);
        }
    }

    private void image(Media media, ArrayNode images) {
        if (media.kind() != Media.Kind.IMAGE || !(media.source() instanceof Media.Source.Data data)) {
            throw unsaid.content("messages", "Ollama takes images as data only; send a data: URL.");
        }
        images.add(data.base64());
    }

    private void tools(ObjectNode body) {
        if (request.tools().choice() instanceof ToolChoice.None
                || request.tools().tools().stream().noneMatch(Tool.Function.class::isInstance)) {
            return;
        }
        ArrayNode tools = body.putArray("tools");
        for (Tool tool : request.tools().tools()) {
            switch (tool) {
                case Tool.Function function -> {
                    ObjectNode node = tools.addObject().put("type", "function").putObject("function");
                    node.put("name", names.wire(function.name()));
                    function.description().ifPresent(text -> node.put("description", text));
                    node.set(
                            "parameters",
                            function.schema().orElseGet(() -> Fields.object().put("type", "object")));
                }
                // Its provider would run it; here nobody does.
                case Tool.BuiltIn builtIn -> unsaid.leaveOut("tools." + builtIn.type());
            }
        }
        unsaid.cannot("tool_choice", !(request.tools().choice() instanceof ToolChoice.Auto));
    }

    private void options(ObjectNode body) {
        Sampling sampling = request.sampling();
        ObjectNode options = Fields.object();
        unsaid.keep("max_tokens", sampling.maxTokens()).ifPresent(value -> options.put("num_predict", value));
        unsaid.keep("temperature", sampling.temperature()).ifPresent(value -> options.put("temperature", value));
        unsaid.keep("top_p", sampling.topP()).ifPresent(value -> options.put("top_p", value));
        unsaid.keep("top_k", sampling.topK()).ifPresent(value -> options.put("top_k", value));
        unsaid.keep("seed", sampling.seed()).ifPresent(value -> options.put("seed", value));
        unsaid.keep("presence_penalty", sampling.presencePenalty())
                .ifPresent(value -> options.put("presence_penalty", value));
        unsaid.keep("frequency_penalty", sampling.frequencyPenalty())
                .ifPresent(value -> options.put("frequency_penalty", value));
        if (!sampling.stop().isEmpty()) {
            ArrayNode stop = options.putArray("stop");
            sampling.stop().forEach(stop::add);
        }
        if (!options.isEmpty()) {
            body.set("options", options);
        }
        unsaid.cannot("n", sampling.n().filter(n -> n > 1).isPresent());
        unsaid.cannot("logprobs", sampling.topLogprobs().isPresent());
    }

    private static String role(Role role) {
        return switch (role) {
            case USER -> "user";
            case ASSISTANT -> "assistant";
            case SYSTEM -> "system";
        };
    }
}
