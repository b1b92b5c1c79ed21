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
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.ProviderDialect.ProviderCall;
import dev.guildhall.dialect.ToolNames;
import dev.guildhall.dialect.Unsaid;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes {@code POST …/responses}. Nothing is stored at the provider unless the client asks: thoughts come back encrypted instead. */
final class ResponsesRequestWriter {
    private static final String ENCRYPTED = "reasoning.encrypted_content";
    private static final Set<String> SHARED = Set.of(
            "service_tier", "store", "prompt_cache_key", "prompt_cache_retention", "safety_identifier", "verbosity");

    private final ChatRequest request;
    private final ModelTraits traits;
    private final Unsaid unsaid;
    private final ToolNames names;
    private final ObjectNode body = Fields.object();

    ResponsesRequestWriter(ChatRequest request, ModelTraits traits) {
        this.request = request;
        this.traits = traits;
        this.unsaid = new Unsaid(traits);
        this.names = ToolNames.of(request);
    }

    ProviderCall write() {
        body.put("model", traits.model());
        String system = request.system().stream()
                .map(Part.Text::text)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n\n"));
        if (!system.isEmpty()) {
            body.put("instructions", system);
        }
        body.set("input", new ItemWriter(request, traits, unsaid, names).write());
        tools();
        sampling(request.sampling());
        format();
        reasoning();
        if (request.stream()) {
            body.put("stream", true);
        }
        unsaid.keep("user", request.user()).ifPresent(user -> body.put("user", Efforts.shortUser(user)));
        body.put("store", false);
        extras();
        include();
        traits.alwaysDropped().forEach(body::remove);
        return new ProviderCall("/responses", Map.of(), Fields.bytes(body), unsaid.dropped());
    }

    private void extras() {
        boolean own = request.origin() == Dialect.OPENAI_RESPONSES;
        if (!own && request.origin() != Dialect.OPENAI_CHAT) {
            return;
        }
        request.extras().forEach((name, value) -> {
            if (own || SHARED.contains(name)) {
                unsaid.keep(name, Optional.of(value)).ifPresent(kept -> extra(name, kept));
            }
        });
        if (!request.metadata().isEmpty()) {
            unsaid.keep("metadata", Optional.of(request.metadata())).ifPresent(metadata -> {
                ObjectNode node = body.putObject("metadata");
                metadata.forEach(node::put);
            });
        }
    }

    private void extra(String name, JsonNode value) {
        if (name.equals(ResponsesRequestReader.VERBOSITY)) {
            body.withObject("/text").set(name, value);
        } else {
            body.set(name, value);
        }
    }

    private void include() {
        if (!traits.can(Ability.REASONING)) {
            return;
        }
        ArrayNode include = body.path("include") instanceof ArrayNode list ? list : body.putArray("include");
        if (include.valueStream().noneMatch(word -> word.asString("").equals(ENCRYPTED))) {
            include.add(ENCRYPTED);
        }
    }

    private void tools() {
        ArrayNode list = Fields.JSON.createArrayNode();
        for (Tool tool : request.tools().tools()) {
            switch (tool) {
                case Tool.Function function -> list.add(ResponsesTools.write(function, names.wire(function.name())));
                case Tool.BuiltIn builtIn -> {
                    if (builtIn.dialect() == Dialect.OPENAI_RESPONSES) {
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
        if (!traits.can(Ability.TOOLS)) {
            unsaid.cannot("tools", true);
            return;
        }
        body.set("tools", list);
        switch (request.tools().choice()) {
            case ToolChoice.Auto ignored -> {}
            case ToolChoice.None ignored -> body.put("tool_choice", "none");
            case ToolChoice.Required ignored -> body.put("tool_choice", "required");
            case ToolChoice.Named named ->
                body.putObject("tool_choice").put("type", "function").put("name", names.wire(named.name()));
            case ToolChoice.Allowed allowed -> {
                ObjectNode choice = body.putObject("tool_choice")
                        .put("type", "allowed_tools")
                        .put("mode", allowed.required() ? "required" : "auto");
                ArrayNode some = choice.putArray("tools");
                allowed.names()
                        .forEach(
                                name -> some.addObject().put("type", "function").put("name", names.wire(name)));
            }
        }
        unsaid.keep("parallel_tool_calls", request.tools().parallel())
                .ifPresent(parallel -> body.put("parallel_tool_calls", parallel));
    }

    private void sampling(Sampling sampling) {
        unsaid.keep("max_tokens", sampling.maxTokens())
                .ifPresent(most -> body.put(
                        "max_output_tokens",
                        Math.max(
                                16,
                                traits.maxOutputTokens()
                                        .map(limit -> Math.min(limit, most))
                                        .orElse(most))));
        boolean reasons = traits.has(Quirk.MAX_COMPLETION_TOKENS);
        sampled("temperature", sampling.temperature(), reasons);
        sampled("top_p", sampling.topP(), reasons);
        unsaid.cannot("top_k", sampling.topK().isPresent());
        unsaid.cannot("stop", !sampling.stop().isEmpty());
        unsaid.cannot("seed", sampling.seed().isPresent());
        unsaid.cannot(
                "presence_penalty",
                sampling.presencePenalty().filter(value -> value != 0).isPresent());
        unsaid.cannot(
                "frequency_penalty",
                sampling.frequencyPenalty().filter(value -> value != 0).isPresent());
        unsaid.cannot("n", sampling.n().filter(value -> value != 1).isPresent());
        unsaid.keep("top_logprobs", sampling.topLogprobs()).ifPresent(top -> {
            body.put("top_logprobs", top);
            body.putArray("include").add("message.output_text.logprobs");
        });
    }

    private void sampled(String name, Optional<Double> value, boolean reasons) {
        if (reasons) {
            unsaid.cannot(name, value.filter(given -> given != 1).isPresent());
        } else {
            unsaid.keep(name, value).ifPresent(kept -> body.put(name, kept));
        }
    }

    private void format() {
        switch (request.format()) {
            case OutputFormat.Text ignored -> {}
            case OutputFormat.Json ignored ->
                body.withObject("/text").putObject("format").put("type", "json_object");
            case OutputFormat.Schema schema -> {
                ObjectNode format = body.withObject("/text")
                        .putObject("format")
                        .put("type", "json_schema")
                        .put("name", schema.name());
                schema.description().ifPresent(text -> format.put("description", text));
                format.set("schema", schema.schema());
                format.put("strict", schema.strict().orElse(false));
            }
        }
    }

    private void reasoning() {
        if (!traits.can(Ability.REASONING)) {
            return;
        }
        ObjectNode reasoning = Fields.object();
        Efforts.of(request.reasoning()).ifPresent(effort -> reasoning.put("effort", effort));
        boolean shown = request.reasoning()
                .shown()
                .orElse(request.reasoning().adaptive()
                        || request.reasoning().budgetTokens().isPresent());
        if (shown) {
            reasoning.put("summary", "auto");
        }
        if (!reasoning.isEmpty()) {
            unsaid.keep("reasoning_effort", Optional.of(reasoning)).ifPresent(kept -> body.set("reasoning", kept));
        }
    }
}
