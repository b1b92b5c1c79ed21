package dev.guildhall.dialect.bedrock;

import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.ChatRequest.Role;
import dev.guildhall.dialect.ChatRequest.Sampling;
import dev.guildhall.dialect.ChatRequest.Tool;
import dev.guildhall.dialect.ChatRequest.ToolChoice;
import dev.guildhall.dialect.ChatRequest.Turn;
import dev.guildhall.dialect.Conversation;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.OutputTool;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.ToolNames;
import dev.guildhall.dialect.Unsaid;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The body of one Converse request. */
final class ConverseWriter {
    private static final int SMALLEST_BUDGET = 1024;

    private final ChatRequest request;
    private final ModelTraits traits;
    private final Unsaid unsaid;
    private final ToolNames names;

    ConverseWriter(ChatRequest request, ModelTraits traits) {
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
            ArrayNode system = body.putArray("system");
            for (Part.Text text : conversation.system()) {
                system.addObject().put("text", text.text());
                cachePoint(system, text.cache());
            }
        }
        ArrayNode messages = body.putArray("messages");
        for (Turn turn : conversation.turns()) {
            ObjectNode message = messages.addObject();
            message.put("role", turn.role() == Role.ASSISTANT ? "assistant" : "user");
            ConverseContent.write(turn.parts(), message.putArray("content"), names, unsaid);
        }
        Optional<Tool.Function> output = OutputTool.tool(request.format());
        tools(body, conversation, output);
        inference(body);
        reasoning(body, output.isPresent());
        unsaid.cannot("n", request.sampling().n().filter(n -> n > 1).isPresent());
        unsaid.cannot("seed", request.sampling().seed().isPresent());
        unsaid.cannot("logprobs", request.sampling().topLogprobs().isPresent());
        unsaid.cannot(
                "presence_penalty",
                request.sampling().presencePenalty().filter(p -> p != 0).isPresent());
        unsaid.cannot(
                "frequency_penalty",
                request.sampling().frequencyPenalty().filter(p -> p != 0).isPresent());
        return body;
    }

    static void cachePoint(ArrayNode to, Optional<ChatRequest.CacheHint> cache) {
        cache.ifPresent(hint -> {
            ObjectNode point = to.addObject().putObject("cachePoint").put("type", "default");
            hint.ttl().filter(ttl -> ttl.equals("1h")).ifPresent(ttl -> point.put("ttl", ttl));
        });
    }

    private void tools(ObjectNode body, Conversation conversation, Optional<Tool.Function> output) {
        List<Tool> offered = request.tools().tools();
        boolean functions = offered.stream().anyMatch(Tool.Function.class::isInstance);
        boolean history = !conversation.toolNames().isEmpty();
        // Converse has no "none": without tools in the past they are left out, else they must stay and the model is
        // free.
        boolean none = request.tools().choice() instanceof ToolChoice.None && !history;
        if ((!functions || none) && output.isEmpty() && !history) {
            return;
        }
        ObjectNode config = body.putObject("toolConfig");
        ArrayNode tools = config.putArray("tools");
        for (Tool tool : offered) {
            switch (tool) {
                case Tool.Function function -> spec(tools, function);
                // Its provider would run it; here nobody does.
                case Tool.BuiltIn builtIn -> unsaid.leaveOut("tools." + builtIn.type());
            }
        }
        output.ifPresent(tool -> spec(tools, tool));
        if (tools.isEmpty()) {
            // Converse wants every tool that the conversation used to be declared.
            conversation.toolNames().values().stream()
                    .distinct()
                    .sorted()
                    .forEach(name -> spec(
                            tools,
                            new Tool.Function(
                                    name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())));
        }
        choice(config, output);
    }

    private void choice(ObjectNode config, Optional<Tool.Function> output) {
        if (output.isPresent() && request.tools().tools().isEmpty()) {
            config.putObject("toolChoice").putObject("tool").put("name", OutputTool.NAME);
            return;
        }
        switch (request.tools().choice()) {
            case ToolChoice.Auto ignored -> {}
            case ToolChoice.None ignored -> {}
            case ToolChoice.Required ignored -> config.putObject("toolChoice").putObject("any");
            case ToolChoice.Named named ->
                config.putObject("toolChoice").putObject("tool").put("name", names.wire(named.name()));
            case ToolChoice.Allowed allowed -> {
                if (allowed.required()) {
                    config.putObject("toolChoice").putObject("any");
                }
            }
        }
        unsaid.cannot(
                "parallel_tool_calls",
                request.tools().parallel().filter(parallel -> !parallel).isPresent());
    }

    private void spec(ArrayNode tools, Tool.Function function) {
        if (request.tools().choice() instanceof ToolChoice.Allowed allowed
                && !allowed.names().contains(function.name())
                && !function.name().equals(OutputTool.NAME)) {
            return;
        }
        ObjectNode spec = tools.addObject().putObject("toolSpec");
        spec.put("name", names.wire(function.name()));
        // Converse refuses an empty description.
        spec.put(
                "description",
                function.description().filter(text -> !text.isBlank()).orElse(function.name()));
        ObjectNode json = spec.putObject("inputSchema");
        json.set("json", function.schema().orElseGet(() -> {
            ObjectNode empty = Fields.object().put("type", "object");
            empty.putObject("properties");
            return empty;
        }));
        cachePoint(tools, function.cache());
    }

    private void inference(ObjectNode body) {
        Sampling sampling = request.sampling();
        ObjectNode config = Fields.object();
        unsaid.keep("max_tokens", sampling.maxTokens())
                .or(traits::maxOutputTokens)
                .ifPresent(most -> config.put("maxTokens", most));
        if (!thinks()) {
            unsaid.keep("temperature", sampling.temperature())
                    .ifPresent(value -> config.put("temperature", Math.min(value, 1.0)));
        }
        unsaid.keep("top_p", sampling.topP()).ifPresent(value -> config.put("topP", value));
        List<String> stops =
                sampling.stop().stream().filter(stop -> !stop.isBlank()).toList();
        if (!stops.isEmpty()) {
            ArrayNode sequences = config.putArray("stopSequences");
            stops.forEach(sequences::add);
        }
        if (!config.isEmpty()) {
            body.set("inferenceConfig", config);
        }
    }

    private boolean thinks() {
        return isClaude()
                && (request.reasoning().budgetTokens().isPresent()
                        || request.reasoning().adaptive()
                        || request.reasoning()
                                .effort()
                                .filter(effort -> !effort.equals("none"))
                                .isPresent());
    }

    private boolean isClaude() {
        return traits.model().toLowerCase(Locale.ROOT).contains("anthropic");
    }

    /** Thinking and {@code top_k} are the model's own fields. */
    private void reasoning(ObjectNode body, boolean forced) {
        ObjectNode fields = Fields.object();
        request.sampling().topK().ifPresent(top -> {
            if (isClaude()) {
                fields.put("top_k", top);
            } else {
                unsaid.cannot("top_k", true);
            }
        });
        Optional<String> effort = request.reasoning().effort().filter(word -> !word.equals("none"));
        if (isClaude() && thinks() && !forced) {
            thinking(fields, effort);
        } else if (!isClaude() && effort.isPresent()) {
            fields.put("reasoning_effort", effort.get());
        }
        if (!fields.isEmpty()) {
            body.set("additionalModelRequestFields", fields);
        }
    }

    private void thinking(ObjectNode fields, Optional<String> effort) {
        if (traits.has(ModelTraits.Quirk.ADAPTIVE_THINKING)) {
            fields.putObject("thinking").put("type", "adaptive");
            effort.ifPresent(
                    word -> fields.putObject("output_config").put("effort", word.equals("minimal") ? "low" : word));
            return;
        }
        int budget = request.reasoning().budgetTokens().orElseGet(() -> switch (effort.orElse("medium")) {
            case "minimal", "low" -> SMALLEST_BUDGET;
            case "medium" -> 4096;
            default -> 16384;
        });
        int most = request.sampling().maxTokens().or(traits::maxOutputTokens).orElse(budget + 4096);
        if (most > SMALLEST_BUDGET) {
            fields.putObject("thinking")
                    .put("type", "enabled")
                    .put("budget_tokens", Math.max(SMALLEST_BUDGET, Math.min(budget, most - 1)));
        } else {
            unsaid.cannot("reasoning_effort", true);
        }
    }

    static boolean isOwn(Dialect dialect) {
        return dialect == Dialect.BEDROCK;
    }
}
