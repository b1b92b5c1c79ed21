package dev.guildhall.dialect.cohere;

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
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The body of one request to Cohere. */
final class CohereWriter {
    private static final int MOST_STOPS = 5;

    private final ChatRequest request;
    private final ModelTraits traits;
    private final Unsaid unsaid;
    private final ToolNames names;

    CohereWriter(ChatRequest request, ModelTraits traits) {
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
        request.system().stream()
                .filter(text -> !text.text().isBlank())
                .forEach(text -> messages.addObject().put("role", "system").put("content", text.text()));
        request.turns().forEach(turn -> turn(turn, messages));
        tools(body);
        switch (request.format()) {
            case OutputFormat.Text ignored -> {}
            case OutputFormat.Json ignored -> body.putObject("response_format").put("type", "json_object");
            case OutputFormat.Schema schema ->
                body.putObject("response_format").put("type", "json_object").set("json_schema", schema.schema());
        }
        sampling(body);
        thinking(body);
        return body;
    }

    private void turn(Turn turn, ArrayNode messages) {
        if (turn.role() == Role.ASSISTANT) {
            assistant(turn, messages);
            return;
        }
        ArrayNode content = Fields.JSON.createArrayNode();
        for (Part part : turn.parts()) {
            switch (part) {
                case Part.ToolResult result ->
                    messages.addObject()
                            .put("role", "tool")
                            .put("tool_call_id", ToolNames.wireId(result.callId()))
                            .set("content", content(result.content()));
                default -> content.addAll(List.copyOf(content(List.of(part)).values()));
            }
        }
        if (!content.isEmpty()) {
            messages.addObject()
                    .put("role", turn.role() == Role.SYSTEM ? "system" : "user")
                    .set("content", content);
        }
    }

    private void assistant(Turn turn, ArrayNode messages) {
        ArrayNode content = Fields.JSON.createArrayNode();
        ArrayNode calls = Fields.JSON.createArrayNode();
        StringBuilder plan = new StringBuilder();
        for (Part part : turn.parts()) {
            switch (part) {
                case Part.ToolCall call ->
                    calls.addObject()
                            .put("id", ToolNames.wireId(call.id()))
                            .put("type", "function")
                            .putObject("function")
                            .put("name", names.wire(call.name()))
                            .put("arguments", call.arguments().isBlank() ? "{}" : call.arguments());
                case Part.Thinking thinking -> plan.append(thinking.text());
                default -> content.addAll(List.copyOf(content(List.of(part)).values()));
            }
        }
        if (content.isEmpty() && calls.isEmpty()) {
            return;
        }
        ObjectNode message = messages.addObject().put("role", "assistant");
        if (!content.isEmpty()) {
            message.set("content", content);
        }
        if (!calls.isEmpty()) {
            message.set("tool_calls", calls);
            if (!plan.isEmpty()) {
                message.put("tool_plan", plan.toString());
            }
        }
    }

    private ArrayNode content(List<Part> parts) {
        ArrayNode content = Fields.JSON.createArrayNode();
        for (Part part : parts) {
            switch (part) {
                case Part.Text text -> {
                    if (!text.text().isEmpty()) {
                        content.addObject().put("type", "text").put("text", text.text());
                    }
                }
                case Part.Refusal refusal ->
                    content.addObject().put("type", "text").put("text", refusal.text());
                case Media media -> content.add(image(media));
                case Part.Foreign foreign ->
                    throw unsaid.content(
                            "messages",
                            "A part of %s has no form at Cohere."
                                    .formatted(foreign.dialect().word()));
                case Part.ToolCall ignored -> throw unsaid.content("messages", "Only the assistant calls tools.");
                case Part.ToolResult ignored ->
                    throw unsaid.content("messages", "A tool's result stands in a user's turn.");
                case Part.Thinking ignored -> {}
            }
        }
        return content;
    }

    private JsonNode image(Media media) {
        if (media.kind() != Media.Kind.IMAGE) {
            throw unsaid.content("messages", "Cohere takes images, no files or sound.");
        }
        ObjectNode url = Fields.object();
        switch (media.source()) {
            case Media.Source.Data data -> url.put("url", "data:%s;base64,%s".formatted(data.type(), data.base64()));
            case Media.Source.Url address -> url.put("url", address.url());
            case Media.Source.FileId ignored -> throw unsaid.content("messages", "Cohere knows no uploaded files.");
        }
        media.detail().ifPresent(detail -> url.put("detail", detail));
        ObjectNode node = Fields.object().put("type", "image_url");
        node.set("image_url", url);
        return node;
    }

    private void tools(ObjectNode body) {
        if (request.tools().tools().stream().noneMatch(Tool.Function.class::isInstance)) {
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
        switch (request.tools().choice()) {
            case ToolChoice.Auto ignored -> {}
            case ToolChoice.None ignored -> body.put("tool_choice", "NONE");
            case ToolChoice.Required ignored -> body.put("tool_choice", "REQUIRED");
            // Cohere cannot name one: only it is offered, and one must be called.
            case ToolChoice.Named ignored -> body.put("tool_choice", "REQUIRED");
            case ToolChoice.Allowed allowed -> {
                if (allowed.required()) {
                    body.put("tool_choice", "REQUIRED");
                }
            }
        }
        unsaid.cannot(
                "parallel_tool_calls",
                request.tools().parallel().filter(parallel -> !parallel).isPresent());
    }

    private void function(ArrayNode tools, Tool.Function function) {
        boolean offered = switch (request.tools().choice()) {
            case ToolChoice.Named named -> named.name().equals(function.name());
            case ToolChoice.Allowed allowed -> allowed.names().contains(function.name());
            case ToolChoice.Auto ignored -> true;
            case ToolChoice.None ignored -> true;
            case ToolChoice.Required ignored -> true;
        };
        if (!offered) {
            return;
        }
        ObjectNode node = tools.addObject().put("type", "function").putObject("function");
        node.put("name", names.wire(function.name()));
        function.description().ifPresent(text -> node.put("description", text));
        node.set("parameters", function.schema().orElseGet(() -> {
            ObjectNode empty = Fields.object().put("type", "object");
            empty.putObject("properties");
            return empty;
        }));
    }

    private void sampling(ObjectNode body) {
        Sampling sampling = request.sampling();
        unsaid.keep("max_tokens", sampling.maxTokens()).ifPresent(value -> body.put("max_tokens", value));
        unsaid.keep("temperature", sampling.temperature()).ifPresent(value -> body.put("temperature", value));
        unsaid.keep("top_p", sampling.topP()).ifPresent(value -> body.put("p", value));
        unsaid.keep("top_k", sampling.topK()).ifPresent(value -> body.put("k", value));
        unsaid.keep("seed", sampling.seed()).ifPresent(value -> body.put("seed", value));
        unsaid.keep("presence_penalty", sampling.presencePenalty())
                .ifPresent(value -> body.put("presence_penalty", value));
        unsaid.keep("frequency_penalty", sampling.frequencyPenalty())
                .ifPresent(value -> body.put("frequency_penalty", value));
        if (!sampling.stop().isEmpty()) {
            ArrayNode stops = body.putArray("stop_sequences");
            sampling.stop().stream().limit(MOST_STOPS).forEach(stops::add);
            unsaid.cannot("stop", sampling.stop().size() > MOST_STOPS);
        }
        unsaid.cannot("n", sampling.n().filter(n -> n > 1).isPresent());
        unsaid.cannot("logprobs", sampling.topLogprobs().isPresent());
    }

    private void thinking(ObjectNode body) {
        boolean none = request.reasoning().effort().filter("none"::equals).isPresent();
        if (none) {
            body.putObject("thinking").put("type", "disabled");
        } else if (request.reasoning().effort().isPresent()
                || request.reasoning().adaptive()
                || request.reasoning().budgetTokens().isPresent()) {
            if (!traits.can(ModelTraits.Ability.REASONING)) {
                unsaid.cannot("reasoning_effort", true);
                return;
            }
            ObjectNode thinking = body.putObject("thinking").put("type", "enabled");
            request.reasoning().budgetTokens().ifPresent(budget -> thinking.put("token_budget", budget));
        }
    }
}
