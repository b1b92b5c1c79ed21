package dev.guildhall.dialect.openai;

import dev.guildhall.dialect.ChatRequest.Role;
import dev.guildhall.dialect.ChatRequest.Turn;
import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code messages}. System and developer messages before the first turn are the system texts, later ones turns of their own; results of
 * tools that follow each other are one turn.
 */
record ChatMessages(List<Part.Text> system, List<Turn> turns) {
    ChatMessages {
        system = List.copyOf(system);
        turns = List.copyOf(turns);
    }

    static ChatMessages read(Fields request) {
        List<Fields> messages = request.objects("messages");
        if (messages.isEmpty()) {
            throw request.missing("messages");
        }
        List<Part.Text> system = new ArrayList<>();
        List<Turn> turns = new ArrayList<>();
        List<Part> results = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        for (Fields message : messages) {
            String role = message.required("role");
            if (!role.equals("tool") && !role.equals("function") && !results.isEmpty()) {
                turns.add(new Turn(Role.USER, results));
                results.clear();
            }
            switch (role) {
                case "system", "developer" -> {
                    if (turns.isEmpty()) {
                        parts(message).forEach(part -> system.add(textOnly(message, part)));
                    } else {
                        turns.add(new Turn(Role.SYSTEM, parts(message)));
                    }
                }
                case "user" -> turns.add(new Turn(Role.USER, parts(message)));
                case "assistant" -> {
                    List<Part> parts = assistant(message);
                    parts.forEach(part -> {
                        if (part instanceof Part.ToolCall call) {
                            names.put(call.id(), call.name());
                        }
                    });
                    turns.add(new Turn(Role.ASSISTANT, parts));
                }
                case "tool", "function" -> results.add(result(message, role, names));
                default -> throw message.wrong("role", "must be 'system', 'developer', 'user', 'assistant' or 'tool'.");
            }
        }
        if (!results.isEmpty()) {
            turns.add(new Turn(Role.USER, results));
        }
        return new ChatMessages(system, turns);
    }

    private static Part.Text textOnly(Fields message, Part part) {
        if (part instanceof Part.Text text) {
            return text;
        }
        throw message.wrong("content", "must be text for the role '%s'.".formatted(message.text("role", "")));
    }

    private static Part.ToolResult result(Fields message, String role, Map<String, String> names) {
        String id = role.equals("tool") ? message.required("tool_call_id") : message.required("name");
        return new Part.ToolResult(
                id,
                Optional.ofNullable(names.get(id)).or(() -> message.text("name")),
                parts(message),
                false,
                ChatTools.cache(message));
    }

    private static List<Part> assistant(Fields message) {
        List<Part> parts = new ArrayList<>(ChatThoughts.read(message));
        parts.addAll(parts(message));
        message.text("refusal").map(Part.Refusal::new).ifPresent(parts::add);
        List<Fields> calls = message.objects("tool_calls");
        for (Fields call : calls) {
            Fields function = call.object("function").orElseThrow(() -> call.missing("function"));
            parts.add(new Part.ToolCall(
                    call.text("id", ""),
                    function.required("name"),
                    arguments(function),
                    signature(call),
                    ChatTools.cache(call)));
        }
        message.object("function_call")
                .ifPresent(call -> parts.add(new Part.ToolCall(
                        call.required("name"),
                        call.required("name"),
                        arguments(call),
                        Optional.empty(),
                        Optional.empty())));
        return parts;
    }

    /** Usually text; some send the object itself. */
    static String arguments(Fields function) {
        return function.at("arguments")
                .map(value -> value.isString() ? value.asString() : value.toString())
                .orElse("");
    }

    /** Where Google's and LiteLLM's OpenAI-compatible endpoints keep the thought signature of a call. */
    static Optional<String> signature(Fields call) {
        return call.object("extra_content")
                .flatMap(extra -> extra.object("google"))
                .or(() -> call.object("provider_specific_fields"))
                .flatMap(google -> google.text("thought_signature"));
    }

    /** {@code content}: a text, or parts. */
    static List<Part> parts(Fields message) {
        Optional<JsonNode> content = message.at("content");
        if (content.isEmpty()) {
            return List.of();
        }
        if (content.get().isString()) {
            String text = content.get().asString();
            return text.isEmpty() ? List.of() : List.of(new Part.Text(text, ChatTools.cache(message)));
        }
        return message.objects("content").stream().map(ChatMessages::part).toList();
    }

    private static Part part(Fields part) {
        return switch (part.required("type")) {
            case "text", "input_text", "output_text" -> new Part.Text(part.required("text"), ChatTools.cache(part));
            case "refusal" -> new Part.Refusal(part.required("refusal"));
            case "image_url" -> image(part);
            case "input_audio" -> {
                Fields audio = part.object("input_audio").orElseThrow(() -> part.missing("input_audio"));
                yield new Part.Media(
                        Part.Media.Kind.AUDIO,
                        new Part.Media.Source.Data("audio/" + audio.text("format", "wav"), audio.required("data")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
            }
            case "file" -> file(part);
            case "thinking", "redacted_thinking" -> ChatThoughts.block(part);
            default -> new Part.Foreign(Dialect.OPENAI_CHAT, part.node());
        };
    }

    private static Part image(Fields part) {
        Optional<Fields> image =
                part.at("image_url").filter(JsonNode::isObject).map(node -> Fields.of(node, part.place("image_url")));
        String url = image.map(fields -> fields.required("url")).orElseGet(() -> part.required("image_url"));
        return new Part.Media(
                Part.Media.Kind.IMAGE,
                MediaSources.of(url, "image/png"),
                Optional.empty(),
                image.flatMap(fields -> fields.text("detail")),
                ChatTools.cache(part));
    }

    private static Part file(Fields part) {
        Fields file = part.object("file").orElseThrow(() -> part.missing("file"));
        return new Part.Media(
                Part.Media.Kind.FILE, source(file), file.text("filename"), Optional.empty(), ChatTools.cache(part));
    }

    /** {@code file_id}, {@code file_url} or {@code file_data} (a data address, or bare base64 of a PDF). */
    static Part.Media.Source source(Fields file) {
        return file.text("file_id")
                .<Part.Media.Source>map(Part.Media.Source.FileId::new)
                .or(() -> file.text("file_url").map(url -> MediaSources.of(url, "application/pdf")))
                .orElseGet(() -> {
                    String data = file.required("file_data");
                    return data.startsWith("data:") || data.startsWith("http")
                            ? MediaSources.of(data, "application/pdf")
                            : MediaSources.data("application/pdf", data);
                });
    }
}
