package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.ChatRequest.OutputFormat;
import dev.guildhall.dialect.ChatRequest.Reasoning;
import dev.guildhall.dialect.ChatRequest.Sampling;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Fields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code POST /v1/chat/completions}. */
final class ChatRequestReader {
    private static final Set<String> KNOWN = Set.of(
            "model",
            "messages",
            "tools",
            "tool_choice",
            "parallel_tool_calls",
            "max_tokens",
            "max_completion_tokens",
            "temperature",
            "top_p",
            "top_k",
            "stop",
            "seed",
            "presence_penalty",
            "frequency_penalty",
            "n",
            "logprobs",
            "top_logprobs",
            "response_format",
            "reasoning_effort",
            "reasoning",
            "thinking",
            "stream",
            "stream_options",
            "user",
            "metadata");

    private ChatRequestReader() {}

    static ChatRequest read(ObjectNode body) {
        Fields request = Fields.of(body, "");
        for (String old : List.of("functions", "function_call")) {
            if (request.has(old)) {
                throw request.wrong(old, "is an older form that cannot be translated; use 'tools' and 'tool_choice'.");
            }
        }
        ChatMessages messages = ChatMessages.read(request);
        return new ChatRequest(
                Dialect.OPENAI_CHAT,
                request.required("model"),
                messages.system(),
                messages.turns(),
                ChatTools.read(request),
                sampling(request),
                reasoning(request),
                request.object("response_format").map(ChatRequestReader::format).orElseGet(OutputFormat.Text::new),
                request.flag("stream").orElse(false),
                request.object("stream_options")
                        .flatMap(options -> options.flag("include_usage"))
                        .orElse(false),
                request.text("user"),
                metadata(request),
                request.others(KNOWN));
    }

    private static Sampling sampling(Fields request) {
        boolean logprobs = request.flag("logprobs").orElse(false);
        return new Sampling(
                request.integer("max_completion_tokens").or(() -> request.integer("max_tokens")),
                request.number("temperature"),
                request.number("top_p"),
                request.integer("top_k"),
                stop(request),
                request.whole("seed"),
                request.number("presence_penalty"),
                request.number("frequency_penalty"),
                request.integer("n"),
                request.integer("top_logprobs").or(() -> logprobs ? Optional.of(0) : Optional.empty()));
    }

    private static List<String> stop(Fields request) {
        return request.at("stop")
                .filter(JsonNode::isString)
                .map(stop -> List.of(stop.asString()))
                .orElseGet(() -> request.texts("stop"));
    }

    private static Reasoning reasoning(Fields request) {
        Optional<Fields> router = request.object("reasoning");
        Optional<Fields> thinking = request.object("thinking");
        Optional<String> effort = request.text("reasoning_effort")
                .or(() -> router.flatMap(fields -> fields.text("effort")))
                .or(() -> thinking.flatMap(fields -> fields.text("type"))
                        .filter("disabled"::equals)
                        .map(off -> "none"))
                .or(() -> router.flatMap(fields -> fields.flag("enabled")).map(on -> on ? "medium" : "none"));
        return new Reasoning(
                effort,
                router.flatMap(fields -> fields.integer("max_tokens"))
                        .or(() -> thinking.flatMap(fields -> fields.integer("budget_tokens"))),
                thinking.flatMap(fields -> fields.text("type"))
                        .filter("adaptive"::equals)
                        .isPresent(),
                router.flatMap(fields -> fields.flag("exclude")).map(excluded -> !excluded));
    }

    private static OutputFormat format(Fields format) {
        return switch (format.required("type")) {
            case "text" -> new OutputFormat.Text();
            case "json_object" -> new OutputFormat.Json();
            case "json_schema" -> {
                Fields schema = format.object("json_schema").orElseThrow(() -> format.missing("json_schema"));
                yield new OutputFormat.Schema(
                        schema.text("name", "answer"),
                        schema.text("description"),
                        schema.at("schema").orElseGet(() -> Fields.object().put("type", "object")),
                        schema.flag("strict"));
            }
            default -> throw format.wrong("type", "must be 'text', 'json_object' or 'json_schema'.");
        };
    }

    static Map<String, String> metadata(Fields request) {
        Map<String, String> metadata = new HashMap<>();
        request.object("metadata")
                .ifPresent(fields -> fields.node()
                        .propertyStream()
                        .filter(field -> !field.getValue().isNull())
                        .forEach(field -> metadata.put(
                                field.getKey(),
                                field.getValue().isString()
                                        ? field.getValue().asString()
                                        : field.getValue().toString())));
        return metadata;
    }
}
