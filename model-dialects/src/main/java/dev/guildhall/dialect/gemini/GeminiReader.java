package dev.guildhall.dialect.gemini;

import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.ChatRequest.OutputFormat;
import dev.guildhall.dialect.ChatRequest.Reasoning;
import dev.guildhall.dialect.ChatRequest.Role;
import dev.guildhall.dialect.ChatRequest.Sampling;
import dev.guildhall.dialect.ChatRequest.Tool;
import dev.guildhall.dialect.ChatRequest.ToolChoice;
import dev.guildhall.dialect.ChatRequest.Tools;
import dev.guildhall.dialect.ChatRequest.Turn;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the body of a request, in camel case or with underscores. */
final class GeminiReader {
    private static final Set<String> KNOWN =
            Set.of("model", "contents", "systemInstruction", "tools", "toolConfig", "generationConfig");
    private static final Set<String> KNOWN_CONFIG = Set.of(
            "maxOutputTokens",
            "temperature",
            "topP",
            "topK",
            "stopSequences",
            "seed",
            "presencePenalty",
            "frequencyPenalty",
            "candidateCount",
            "responseLogprobs",
            "logprobs",
            "responseMimeType",
            "responseSchema",
            "responseJsonSchema",
            "thinkingConfig");

    private GeminiReader() {}

    static ChatRequest read(ObjectNode body, String model, boolean stream) {
        Fields request = Fields.of(GeminiNames.camel(body), "");
        if (!request.has("contents")) {
            throw request.missing("contents");
        }
        Fields config = request.object("generationConfig").orElseGet(() -> Fields.lenient(Fields.object()));
        Map<String, JsonNode> extras = new HashMap<>(request.others(KNOWN));
        ObjectNode others = Fields.object();
        config.others(KNOWN_CONFIG).forEach(others::set);
        if (!others.isEmpty()) {
            extras.put("generationConfig", others);
        }
        return new ChatRequest(
                Dialect.GEMINI,
                model.isEmpty() ? request.text("model", "").replaceFirst("^models/", "") : model,
                system(request),
                turns(request),
                tools(request),
                sampling(config),
                reasoning(config),
                format(config),
                stream,
                true,
                Optional.empty(),
                Map.of(),
                extras);
    }

    private static List<Part.Text> system(Fields request) {
        if (request.at("systemInstruction").filter(JsonNode::isString).isPresent()) {
            return List.of(Part.Text.of(request.required("systemInstruction")));
        }
        return request.object("systemInstruction").map(system -> system.objects("parts")).orElse(List.of()).stream()
                .flatMap(part -> part.text("text").stream())
                .map(Part.Text::of)
                .toList();
    }

    private static List<Turn> turns(Fields request) {
        List<Turn> turns = new ArrayList<>();
        GeminiParts parts = new GeminiParts();
        for (Fields content : request.objects("contents")) {
            String role = content.text("role", "user");
            Role whose = switch (role) {
                case "user", "function", "tool" -> Role.USER;
                case "model" -> Role.ASSISTANT;
                case "system" -> Role.SYSTEM;
                default -> throw content.wrong("role", "must be \"user\" or \"model\".");
            };
            List<Part> read = new ArrayList<>();
            content.objects("parts").forEach(part -> read.addAll(parts.read(part)));
            if (whose == Role.ASSISTANT && !turns.isEmpty() && turns.getLast().role() == Role.ASSISTANT) {
                // Clients keep each chunk of a stream as a content of its own.
                read.addAll(0, turns.removeLast().parts());
            }
            turns.add(new Turn(whose, whose == Role.ASSISTANT ? GeminiParts.joined(read) : read));
        }
        if (turns.isEmpty()) {
            throw request.wrong("contents", "must hold at least one content.");
        }
        return turns;
    }

    private static Tools tools(Fields request) {
        List<Tool> tools = new ArrayList<>();
        for (Fields entry : request.objects("tools")) {
            for (Fields function : entry.objects("functionDeclarations")) {
                Optional<JsonNode> schema = function.at("parametersJsonSchema")
                        .or(() -> function.at("parameters").map(GeminiSchema::toJsonSchema));
                tools.add(new Tool.Function(
                        function.required("name"),
                        function.text("description"),
                        schema,
                        Optional.empty(),
                        Optional.empty()));
            }
            entry.others(Set.of("functionDeclarations"))
                    .forEach((type, settings) -> tools.add(new Tool.BuiltIn(
                            Dialect.GEMINI, type, Fields.object().set(type, settings))));
        }
        ToolChoice choice = request.object("toolConfig")
                .flatMap(config -> config.object("functionCallingConfig"))
                .map(GeminiReader::choice)
                .orElseGet(ToolChoice.Auto::new);
        return new Tools(tools, choice, Optional.empty());
    }

    private static ToolChoice choice(Fields config) {
        List<String> allowed = config.texts("allowedFunctionNames");
        return switch (config.text("mode", "AUTO").toUpperCase(Locale.ROOT)) {
            case "NONE" -> new ToolChoice.None();
            case "ANY" ->
                allowed.size() == 1
                        ? new ToolChoice.Named(allowed.getFirst())
                        : allowed.isEmpty() ? new ToolChoice.Required() : new ToolChoice.Allowed(allowed, true);
            case "AUTO", "VALIDATED", "MODE_UNSPECIFIED" ->
                allowed.isEmpty() ? new ToolChoice.Auto() : new ToolChoice.Allowed(allowed, false);
            default -> throw config.wrong("mode", "must be \"AUTO\", \"ANY\", \"NONE\" or \"VALIDATED\".");
        };
    }

    private static Sampling sampling(Fields config) {
        boolean logprobs = config.flag("responseLogprobs").orElse(false);
        return new Sampling(
                config.integer("maxOutputTokens"),
                config.number("temperature"),
                config.number("topP"),
                config.number("topK").map(Double::intValue),
                config.texts("stopSequences"),
                config.whole("seed"),
                config.number("presencePenalty"),
                config.number("frequencyPenalty"),
                config.integer("candidateCount"),
                logprobs ? Optional.of(config.integer("logprobs").orElse(0)) : Optional.empty());
    }

    /** A budget of 0 is none, -1 leaves it to the model. */
    private static Reasoning reasoning(Fields config) {
        return config.object("thinkingConfig")
                .map(thinking -> {
                    Optional<Boolean> shown = thinking.flag("includeThoughts");
                    Optional<Integer> budget = thinking.integer("thinkingBudget");
                    Optional<String> level = thinking.text("thinkingLevel")
                            .map(word -> word.toLowerCase(Locale.ROOT))
                            .filter(word -> !word.startsWith("thinking_level"));
                    if (budget.filter(tokens -> tokens == 0).isPresent()) {
                        return new Reasoning(Optional.of("none"), Optional.empty(), false, shown);
                    }
                    boolean adaptive = budget.filter(tokens -> tokens < 0).isPresent();
                    return new Reasoning(level, budget.filter(tokens -> tokens > 0), adaptive, shown);
                })
                .orElse(Reasoning.UNSAID);
    }

    private static OutputFormat format(Fields config) {
        String type = config.text("responseMimeType", "text/plain");
        Optional<JsonNode> schema = config.at("responseJsonSchema")
                .or(() -> config.at("responseSchema").map(GeminiSchema::toJsonSchema));
        if (schema.isPresent()) {
            return new OutputFormat.Schema("output", Optional.empty(), schema.get(), Optional.empty());
        }
        return type.equals("application/json") ? new OutputFormat.Json() : new OutputFormat.Text();
    }
}
