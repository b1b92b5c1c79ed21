package dev.guildhall.dialect.gemini;

import dev.guildhall.dialect.Dialect;
import dev.guildhall.dialect.Fields;
import dev.guildhall.dialect.MediaTypes;
import dev.guildhall.dialect.Part;
import dev.guildhall.dialect.Part.Media;
import dev.guildhall.dialect.Part.Media.Source;
import dev.guildhall.dialect.Signatures;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Parts of one conversation or answer as they are read. Calls without an id get one, and a response without an id goes to the first call of its
 * name that is still unanswered.
 */
final class GeminiParts {
    private final Map<String, Deque<String>> unanswered = new HashMap<>();
    private final String prefix;
    private int calls;

    GeminiParts() {
        this("call_");
    }

    /** @param prefix of ids made here */
    GeminiParts(String prefix) {
        this.prefix = prefix;
    }

    /** Mostly one part; a proof on a text becomes an empty thought behind it. */
    List<Part> read(Fields part) {
        Optional<String> signature = part.text("thoughtSignature").map(GeminiSignatures::read);
        if (part.has("functionCall")) {
            return List.of(call(part, signature));
        }
        if (part.has("functionResponse")) {
            return List.of(response(part));
        }
        if (part.has("text")) {
            return text(part, signature);
        }
        Optional<Part> media = part.object("inlineData")
                .map(data -> media(data, new Source.Data(data.text("mimeType", ""), data.text("data", ""))))
                .or(() -> part.object("fileData")
                        .map(data -> media(data, new Source.Url(data.text("fileUri", ""), data.text("mimeType")))));
        return media.map(List::of)
                .orElseGet(() -> signature.isPresent()
                        ? List.of(thought("", signature))
                        : List.of(new Part.Foreign(Dialect.GEMINI, part.node())));
    }

    /**
     * What a stream cut into several parts is one again: texts, and thoughts up to the proof of another provider, which is about all of them.
     * Gemini's own proofs stay on the part they came with.
     */
    static List<Part> joined(List<Part> parts) {
        List<Part> joined = new ArrayList<>();
        for (Part part : parts) {
            Optional<Part> whole = joined.isEmpty() ? Optional.empty() : joined(joined.getLast(), part);
            if (whole.isPresent()) {
                joined.set(joined.size() - 1, whole.get());
            } else {
                joined.add(part);
            }
        }
        return joined;
    }

    private static Optional<Part> joined(Part before, Part part) {
        if (before instanceof Part.Text first && part instanceof Part.Text second) {
            return Optional.of(Part.Text.of(first.text() + second.text()));
        }
        if (before instanceof Part.Thinking first
                && part instanceof Part.Thinking second
                && first.signature().isEmpty()
                && second.signature()
                        .filter(proof -> Signatures.isOf(Dialect.GEMINI, proof))
                        .isEmpty()) {
            return Optional.of(thought(first.text() + second.text(), second.signature()));
        }
        return Optional.empty();
    }

    private Part call(Fields part, Optional<String> signature) {
        Fields call = part.object("functionCall").orElse(part);
        String name = call.required("name");
        String id = call.text("id").filter(given -> !given.isEmpty()).orElseGet(() -> prefix + ++calls);
        unanswered.computeIfAbsent(name, key -> new ArrayDeque<>()).add(id);
        return new Part.ToolCall(
                id, name, call.at("args").map(JsonNode::toString).orElse("{}"), signature, Optional.empty());
    }

    private Part response(Fields part) {
        Fields response = part.object("functionResponse").orElse(part);
        String name = response.required("name");
        Deque<String> open = unanswered.getOrDefault(name, new ArrayDeque<>());
        String id = response.text("id")
                .filter(given -> !given.isEmpty())
                .orElseGet(() -> open.isEmpty() ? prefix + name : open.peek());
        open.remove(id);
        Optional<JsonNode> said = response.at("response");
        List<Part> content = new ArrayList<>();
        said.map(GeminiParts::output)
                .filter(text -> !text.isEmpty())
                .ifPresent(text -> content.add(Part.Text.of(text)));
        response.objects("parts").forEach(inner -> content.addAll(read(inner)));
        boolean error =
                said.filter(node -> node.size() == 1 && node.has("error")).isPresent();
        return new Part.ToolResult(id, Optional.of(name), content, error, Optional.empty());
    }

    /** {@code output}, {@code result} and {@code error} alone are wrappings; else the whole object is the result. */
    private static String output(JsonNode response) {
        if (response.size() == 1) {
            for (String wrapping : List.of("output", "result", "error", "content")) {
                if (response.has(wrapping)) {
                    JsonNode inner = response.get(wrapping);
                    return inner.isString() ? inner.asString() : inner.toString();
                }
            }
        }
        return response.toString();
    }

    private static List<Part> text(Fields part, Optional<String> signature) {
        String text = part.text("text", "");
        if (part.flag("thought").orElse(false)) {
            return List.of(thought(text, signature));
        }
        List<Part> parts = new ArrayList<>();
        if (!text.isEmpty()) {
            parts.add(Part.Text.of(text));
        }
        signature.ifPresent(proof -> parts.add(thought("", signature)));
        return parts;
    }

    private static Part thought(String text, Optional<String> signature) {
        return new Part.Thinking(text, signature, Optional.empty(), Optional.empty());
    }

    private static Part media(Fields data, Source source) {
        String type = MediaTypes.plain(data.text("mimeType", ""));
        Media.Kind kind = type.startsWith("image/")
                ? Media.Kind.IMAGE
                : type.startsWith("audio/") ? Media.Kind.AUDIO : Media.Kind.FILE;
        return new Media(kind, source, data.text("displayName"), Optional.empty(), Optional.empty());
    }
}
