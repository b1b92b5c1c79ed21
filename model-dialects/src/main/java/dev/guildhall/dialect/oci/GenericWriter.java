package dev.guildhall.dialect.oci;

import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.ChatRequest.OutputFormat;
import dev.guildhall.dialect.ChatRequest.Role;
import dev.guildhall.dialect.ChatRequest.Sampling;
import dev.guildhall.dialect.ChatRequest.Tool;
import dev.guildhall.dialect.ChatRequest.ToolChoice;
import dev.guildhall.dialect.ChatRequest.Turn;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.ModelTraits.Quirk;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.Part.Media;
import dev.guildhall.dialect.ToolNames;
import dev.guildhall.dialect.Unsaid;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A {@code chatRequest} with {@code apiFormat: GENERIC}. */
final class GenericWriter {
    private static final Set<String> EFFORTS = Set.of("none", "minimal", "low", "medium", "high");

    private final ChatRequest request;
    private final ModelTraits traits;
    private final Unsaid unsaid;
    private final ToolNames names;

    GenericWriter(ChatRequest request, ModelTraits traits) {
        this.request = request;
        this.traits = traits;
        this.unsaid = new Unsaid(traits);
        this.names = ToolNames.of(request);
    }

    List<String> dropped() {
        return unsaid.dropped();
    }

    ObjectNode body() {
        ObjectNode body = Fields.object().put("apiFormat", "GENERIC");
        ArrayNode messages = body.putArray("messages");
        request.system().stream()
                .filter(text -> !text.text().isBlank())
                .forEach(text -> text(messages.addObject().put("role", "SYSTEM").putArray("content"), text.text()));
        request.turns().forEach(turn -> turn(turn, messages));
        if (request.stream()) {
            body.put("isStream", true);
            body.putObject("streamOptions").put("isIncludeUsage", true);
        }
        tools(body);
        format(body);
        sampling(body);
        request.reasoning().effort().ifPresent(effort -> {
            String word = effort.equals("xhigh") || effort.equals("max") ? "high" : effort;
            if (traits.can(ModelTraits.Ability.REASONING) && EFFORTS.contains(word)) {
                body.put("reasoningEffort", word.toUpperCase(Locale.ROOT));
            } else {
                unsaid.cannot("reasoning_effort", true);
            }
        });
        return body;
    }

    private void turn(Turn turn, ArrayNode messages) {
        ArrayNode content = Fields.JSON.createArrayNode();
        ArrayNode calls = Fields.JSON.createArrayNode();
        for (Part part : turn.parts()) {
            switch (part) {
                case Part.Text text -> text(content, text.text());
                case Part.Refusal refusal -> text(content, refusal.text());
                case Media media -> media(content, media);
                case Part.ToolCall call ->
                    calls.addObject()
                            .put("type", "FUNCTION")
                            .put("id", ToolNames.wireId(call.id()))
                            .put("name", names.wire(call.name()))
                            .put("arguments", call.arguments().isBlank() ? "{}" : call.arguments());
                case Part.ToolResult result -> {
                    ObjectNode message = messages.addObject()
                            .put("role", "TOOL")
                            .put("toolCallId", ToolNames.wireId(result.callId()));
                    ArrayNode said = message.putArray("content");
                    for (Part piece : result.content()) {
                        switch (piece) {
                            case Part.Text text -> text(said, text.text());
                            case Media media -> media(said, media);
                            default -> throw unsaid.content("messages", "A tool's result holds texts and images only.");
                        }
                    }
                }
                // Thoughts are not taken back.
                case Part.Thinking ignored -> {}
                case Part.Foreign foreign ->
                    throw unsaid.content(
                            "messages",
                            "A part of %s has no form at OCI."
                                    .formatted(foreign.dialect().word()));
            }
        }
        if (content.isEmpty() && calls.isEmpty()) {
            return;
        }
        ObjectNode message = messages.addObject().put("role", role(turn.role()));
        message.set("content", content);
        if (!calls.isEmpty()) {
            message.set("toolCalls", calls);
        }
    }

    private static void text(ArrayNode content, String text) {
        if (!text.isEmpty()) {
            content.addObject().put("type", "TEXT").put("text", text);
        }
    }

    private void media(ArrayNode content, Media media) {
        if (media.kind() == Media.Kind.FILE) {
            throw unsaid.content("messages", "OCI's chat takes images and sound, no files.");
        }
        String url = switch (media.source()) {
            case Media.Source.Data data -> "data:%s;base64,%s".formatted(data.type(), data.base64());
            case Media.Source.Url address -> address.url();
            case Media.Source.FileId ignored -> throw unsaid.content("messages", "OCI knows no uploaded files.");
        };
        if (media.kind() == Media.Kind.IMAGE) {
            ObjectNode image = content.addObject()
                    .put("type", "IMAGE")
                    .putObject("imageUrl")
                    .put("url", url);
            media.detail().ifPresent(detail -> image.put("detail", detail.toUpperCase(Locale.ROOT)));
        } else {
            content.addObject().put("type", "AUDIO").putObject("audioUrl").put("url", url);
        }
    }

    private void tools(ObjectNode body) {
        if (request.tools().tools().stream().noneMatch(Tool.Function.class::isInstance)) {
            return;
        }
        ArrayNode tools = body.putArray("tools");
        for (Tool tool : request.tools().tools()) {
            switch (tool) {
                case Tool.Function function -> {
                    if (request.tools().choice() instanceof ToolChoice.Allowed allowed
                            && !allowed.names().contains(function.name())) {
                        continue;
                    }
                    ObjectNode node =
                            tools.addObject().put("type", "FUNCTION").put("name", names.wire(function.name()));
                    function.description().ifPresent(text -> node.put("description", text));
                    node.set("parameters", function.schema().orElseGet(() -> {
                        ObjectNode empty = Fields.object().put("type", "object");
                        empty.putObject("properties");
                        return empty;
                    }));
                }
                // Its provider would run it; here nobody does.
                case Tool.BuiltIn builtIn -> unsaid.leaveOut("tools." + builtIn.type());
            }
        }
        switch (request.tools().choice()) {
            case ToolChoice.Auto ignored -> body.putObject("toolChoice").put("type", "AUTO");
            case ToolChoice.None ignored -> body.putObject("toolChoice").put("type", "NONE");
            case ToolChoice.Required ignored -> body.putObject("toolChoice").put("type", "REQUIRED");
            case ToolChoice.Named named ->
                body.putObject("toolChoice").put("type", "FUNCTION").put("name", names.wire(named.name()));
            case ToolChoice.Allowed allowed ->
                body.putObject("toolChoice").put("type", allowed.required() ? "REQUIRED" : "AUTO");
        }
        request.tools().parallel().ifPresent(parallel -> body.put("isParallelToolCalls", parallel));
    }

    private void format(ObjectNode body) {
        switch (request.format()) {
            case OutputFormat.Text ignored -> {}
            case OutputFormat.Json ignored -> body.putObject("responseFormat").put("type", "JSON_OBJECT");
            case OutputFormat.Schema schema -> {
                ObjectNode json = body.putObject("responseFormat")
                        .put("type", "JSON_SCHEMA")
                        .putObject("jsonSchema");
                json.put("name", schema.name());
                schema.description().ifPresent(text -> json.put("description", text));
                json.set("schema", schema.schema());
                schema.strict().ifPresent(strict -> json.put("isStrict", strict));
            }
        }
    }

    private void sampling(ObjectNode body) {
        Sampling sampling = request.sampling();
        String limit = traits.has(Quirk.MAX_COMPLETION_TOKENS) ? "maxCompletionTokens" : "maxTokens";
        unsaid.keep("max_tokens", sampling.maxTokens()).ifPresent(value -> body.put(limit, value));
        unsaid.keep("temperature", sampling.temperature()).ifPresent(value -> body.put("temperature", value));
        unsaid.keep("top_p", sampling.topP()).ifPresent(value -> body.put("topP", value));
        unsaid.keep("top_k", sampling.topK()).ifPresent(value -> body.put("topK", value));
        unsaid.keep("seed", sampling.seed()).ifPresent(value -> body.put("seed", value));
        unsaid.keep("presence_penalty", sampling.presencePenalty())
                .ifPresent(value -> body.put("presencePenalty", value));
        unsaid.keep("frequency_penalty", sampling.frequencyPenalty())
                .ifPresent(value -> body.put("frequencyPenalty", value));
        unsaid.keep("n", sampling.n()).ifPresent(value -> body.put("numGenerations", value));
        unsaid.keep("logprobs", sampling.topLogprobs()).ifPresent(value -> body.put("logProbs", value));
        if (!sampling.stop().isEmpty()) {
            ArrayNode stop = body.putArray("stop");
            sampling.stop().forEach(stop::add);
        }
    }

    private static String role(Role role) {
        return switch (role) {
            case USER -> "USER";
            case ASSISTANT -> "ASSISTANT";
            case SYSTEM -> "SYSTEM";
        };
    }
}
