package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.ChatRequest;
import dev.guildhall.dialect.ChatRequest.OutputFormat;
import dev.guildhall.dialect.ChatRequest.Reasoning;
import dev.guildhall.dialect.ChatRequest.Sampling;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Fields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code POST /v1/responses}. What needs a store of past answers is refused: it is at the provider, or nowhere. */
final class ResponsesRequestReader {
    static final String VERBOSITY = "verbosity";

    private static final Set<String> KNOWN = Set.of(
            "model",
            "input",
            "instructions",
            "tools",
            "tool_choice",
            "parallel_tool_calls",
            "max_output_tokens",
            "temperature",
            "top_p",
            "top_logprobs",
            "reasoning",
            "text",
            "stream",
            "stream_options",
            "user",
            "metadata");

    private ResponsesRequestReader() {}

    static ChatRequest read(ObjectNode body) {
        Fields request = Fields.of(body, "");
        for (String stored : List.of("previous_response_id", "conversation", "prompt")) {
            if (request.has(stored)) {
                throw unsupported(
                        stored,
                        "'%s' needs a provider that speaks the responses API itself; send the whole conversation in"
                                + " 'input'.");
            }
        }
        if (request.flag("background").orElse(false)) {
            throw unsupported("background", "'%s' needs a provider that speaks the responses API itself.");
        }
        InputItems items = InputItems.read(request);
        Optional<Fields> text = request.object("text");
        Map<String, JsonNode> extras = new HashMap<>(request.others(KNOWN));
        text.flatMap(fields -> fields.at(VERBOSITY)).ifPresent(word -> extras.put(VERBOSITY, word));
        return new ChatRequest(
                Dialect.OPENAI_RESPONSES,
                request.required("model"),
                items.system(),
                items.turns(),
                ResponsesTools.read(request),
                sampling(request),
                reasoning(request),
                text.flatMap(fields -> fields.object("format"))
                        .map(ResponsesRequestReader::format)
                        .orElseGet(OutputFormat.Text::new),
                request.flag("stream").orElse(false),
                true,
                request.text("user"),
                ChatRequestReader.metadata(request),
                extras);
    }

    private static RuntimeException unsupported(String field, String message) {
        return Failure.of(Failure.Kind.UNSUPPORTED, message.formatted(field))
                .about(field)
                .refused();
    }

    private static Sampling sampling(Fields request) {
        return new Sampling(
                request.integer("max_output_tokens"),
                request.number("temperature"),
                request.number("top_p"),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                request.integer("top_logprobs"));
    }

    private static Reasoning reasoning(Fields request) {
        Optional<Fields> reasoning = request.object("reasoning");
        return new Reasoning(
                reasoning.flatMap(fields -> fields.text("effort")),
                Optional.empty(),
                false,
                reasoning.flatMap(fields -> fields.text("summary")).map(word -> !word.equals("none")));
    }

    private static OutputFormat format(Fields format) {
        return switch (format.required("type")) {
            case "text" -> new OutputFormat.Text();
            case "json_object" -> new OutputFormat.Json();
            case "json_schema" ->
                new OutputFormat.Schema(
                        format.text("name", "answer"),
                        format.text("description"),
                        format.at("schema").orElseGet(() -> Fields.object().put("type", "object")),
                        format.flag("strict"));
            default -> throw format.wrong("type", "must be 'text', 'json_object' or 'json_schema'.");
        };
    }
}
