package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.ChatRequest.OutputFormat;
import dev.guildhall.dialect.ChatRequest.Sampling;
import dev.guildhall.dialect.ChatRequest.Tool;
import dev.guildhall.dialect.ChatRequest.ToolChoice;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.ModelTraits.Ability;
import dev.guildhall.dialect.ModelTraits.Quirk;
import dev.guildhall.dialect.ProviderDialect.ProviderCall;
import dev.guildhall.dialect.ToolNames;
import dev.guildhall.dialect.Unsaid;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes {@code POST …/chat/completions}. */
final class ChatRequestWriter {
    private static final int MOST_STOPS = 4;
    /**
     * Fields of responses that chat completions know by the same name. Not {@code prompt_cache_key} and {@code store}, which Codex always sends
     * and strict providers of this shape refuse.
     */
    private static final Set<String> SHARED = Set.of("service_tier", "safety_identifier");

    private final ChatRequest request;
    private final ModelTraits traits;
    private final Unsaid unsaid;
    private final ToolNames names;
    private final ObjectNode body = Fields.object();

    ChatRequestWriter(ChatRequest request, ModelTraits traits) {
        this.request = request;
        this.traits = traits;
        this.unsaid = new Unsaid(traits);
        this.names = ToolNames.of(request);
    }

    ProviderCall write() {
        body.put("model", traits.model());
        body.set("messages", new ChatMessageWriter(request, traits, unsaid, names).write());
        tools();
        sampling(request.sampling());
        format();
        Efforts.of(request.reasoning())
                .filter(effort -> !effort.equals("none") || ofFamily())
                .ifPresent(effort -> {
                    if (traits.can(Ability.REASONING)) {
                        unsaid.keep("reasoning_effort", Optional.of(effort))
                                .ifPresent(kept -> body.put("reasoning_effort", kept));
                    }
                });
        if (request.stream()) {
            body.put("stream", true);
            if (!traits.has(Quirk.NO_STREAM_OPTIONS)) {
                body.putObject("stream_options").put("include_usage", true);
            }
        }
        unsaid.keep("user", request.user()).ifPresent(user -> body.put("user", Efforts.shortUser(user)));
        extras();
        traits.alwaysDropped().forEach(body::remove);
        return new ProviderCall("/chat/completions", Map.of(), Fields.bytes(body), unsaid.dropped());
    }

    private boolean ofFamily() {
        return request.origin() == Dialect.OPENAI_CHAT || request.origin() == Dialect.OPENAI_RESPONSES;
    }

    private void extras() {
        if (request.origin() == Dialect.OPENAI_CHAT) {
            request.extras().forEach(this::extra);
        } else if (request.origin() == Dialect.OPENAI_RESPONSES) {
            request.extras().forEach((name, value) -> {
                if (SHARED.contains(name)) {
                    extra(name, value);
                }
            });
        }
        if (ofFamily() && !request.metadata().isEmpty()) {
            unsaid.keep("metadata", Optional.of(request.metadata())).ifPresent(metadata -> {
                ObjectNode node = body.putObject("metadata");
                metadata.forEach(node::put);
            });
        }
    }

    private void extra(String name, JsonNode value) {
        unsaid.keep(name, Optional.of(value)).ifPresent(kept -> body.set(name, kept));
    }

    private void tools() {
        List<Tool> tools = allowed();
        if (tools.isEmpty()) {
            return;
        }
        if (!traits.can(Ability.TOOLS)) {
            unsaid.cannot("tools", true);
            return;
        }
        ArrayNode list = Fields.JSON.createArrayNode();
        for (Tool tool : tools) {
            switch (tool) {
                case Tool.Function function -> list.add(function(function));
                case Tool.BuiltIn builtIn -> {
                    if (builtIn.dialect() == Dialect.OPENAI_CHAT) {
                        list.add(builtIn.raw());
                    } else {
                        unsaid.leaveOut("tools." + builtIn.type());
                    }
                }
            }
        }
        if (list.isEmpty()) {
            return;
        }
        body.set("tools", list);
        switch (request.tools().choice()) {
            case ToolChoice.Auto ignored -> {}
            case ToolChoice.None ignored -> body.put("tool_choice", "none");
            case ToolChoice.Required ignored -> body.put("tool_choice", "required");
            case ToolChoice.Allowed allowed -> body.put("tool_choice", allowed.required() ? "required" : "auto");
            case ToolChoice.Named named ->
                body.putObject("tool_choice")
                        .put("type", "function")
                        .putObject("function")
                        .put("name", names.wire(named.name()));
        }
        unsaid.keep("parallel_tool_calls", request.tools().parallel())
                .ifPresent(parallel -> body.put("parallel_tool_calls", parallel));
    }

    /** Only the allowed ones are offered, because few providers know {@code allowed_tools}. */
    private List<Tool> allowed() {
        List<Tool> tools = request.tools().tools();
        return request.tools().choice() instanceof ToolChoice.Allowed allowed
                ? tools.stream()
                        .filter(tool -> !(tool instanceof Tool.Function function)
                                || allowed.names().contains(function.name()))
                        .toList()
                : tools;
    }

    private ObjectNode function(Tool.Function tool) {
        ObjectNode function = Fields.object().put("name", names.wire(tool.name()));
        tool.description().ifPresent(text -> function.put("description", text));
        function.set("parameters", tool.schema().orElseGet(ChatRequestWriter::anyObject));
        tool.strict().ifPresent(strict -> function.put("strict", strict));
        ObjectNode node = Fields.object().put("type", "function");
        node.set("function", function);
        return node;
    }

    static JsonNode anyObject() {
        ObjectNode schema = Fields.object().put("type", "object");
        schema.putObject("properties");
        return schema;
    }

    private void sampling(Sampling sampling) {
        boolean reasons = traits.has(Quirk.MAX_COMPLETION_TOKENS);
        unsaid.keep(reasons ? "max_completion_tokens" : "max_tokens", sampling.maxTokens())
                .ifPresent(most -> body.put(
                        reasons ? "max_completion_tokens" : "max_tokens",
                        traits.maxOutputTokens()
                                .map(limit -> Math.min(limit, most))
                                .orElse(most)));
        if (reasons) {
            unsaid.cannot(
                    "temperature",
                    sampling.temperature().filter(value -> value != 1).isPresent());
            unsaid.cannot("top_p", sampling.topP().filter(value -> value != 1).isPresent());
        } else {
            number("temperature", sampling.temperature());
            number("top_p", sampling.topP());
        }
        if (traits.dropParameters()) {
            unsaid.cannot("top_k", sampling.topK().isPresent());
        } else {
            unsaid.keep("top_k", sampling.topK()).ifPresent(value -> body.put("top_k", value));
        }
        List<String> stops = sampling.stop();
        if (stops.size() > MOST_STOPS) {
            unsaid.cannot("stop", true);
            stops = stops.subList(0, MOST_STOPS);
        }
        if (!stops.isEmpty()) {
            unsaid.keep("stop", Optional.of(stops)).ifPresent(kept -> kept.forEach(body.withArray("stop")::add));
        }
        unsaid.keep("seed", sampling.seed()).ifPresent(value -> body.put("seed", value));
        number("presence_penalty", sampling.presencePenalty());
        number("frequency_penalty", sampling.frequencyPenalty());
        unsaid.keep("n", sampling.n()).filter(n -> n != 1).ifPresent(value -> body.put("n", value));
        unsaid.keep("logprobs", sampling.topLogprobs()).ifPresent(top -> {
            body.put("logprobs", true);
            if (top > 0) {
                body.put("top_logprobs", top);
            }
        });
    }

    private void number(String name, Optional<Double> value) {
        unsaid.keep(name, value).ifPresent(kept -> {
            if (kept == Math.rint(kept) && Math.abs(kept) < 1000) {
                body.put(name, kept.intValue());
            } else {
                body.put(name, kept);
            }
        });
    }

    private void format() {
        switch (request.format()) {
            case OutputFormat.Text ignored -> {}
            case OutputFormat.Json ignored -> body.putObject("response_format").put("type", "json_object");
            case OutputFormat.Schema schema -> {
                ObjectNode format = body.putObject("response_format");
                if (noSchemas(traits)) {
                    format.put("type", "json_object");
                } else {
                    ObjectNode named = format.put("type", "json_schema")
                            .putObject("json_schema")
                            .put("name", schema.name());
                    schema.description().ifPresent(text -> named.put("description", text));
                    named.set("schema", schema.schema());
                    schema.strict().ifPresent(strict -> named.put("strict", strict));
                }
            }
        }
    }

    /** Then the schema is told to the model in words. */
    static boolean noSchemas(ModelTraits traits) {
        return traits.has(Quirk.NO_JSON_SCHEMA) || !traits.can(Ability.JSON_SCHEMA);
    }
}
