package dev.guildhall.drafting;

import dev.guildhall.packages.YamlNode;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says in a few words what a schema describes. References are named, not written out, so that circles are no matter.
 *
 * <p>Many operations refer to the same piece of the file: its words are made once, and are few at every level, as a text
 * of texts of texts grows faster than any file.
 */
final class SchemaTypes {
    private static final int LONGEST = 300;
    private static final int MAX_DEPTH = 4;
    private static final int MOST_INLINE = 12;
    private static final int MOST_TYPES = 8;
    private static final int MOST_VALUES = 20;

    /** One map for each depth: what stands deeper says less. By identity, as equal pieces may be large. */
    private final List<Map<YamlNode, String>> known = Stream.<Map<YamlNode, String>>generate(IdentityHashMap::new)
            .limit(MAX_DEPTH + 1)
            .toList();

    /** In a few words: {@code array of Pet}, {@code string (date-time)}. */
    String of(YamlNode schema) {
        return type(schema, 0);
    }

    private String type(YamlNode schema, int depth) {
        Map<YamlNode, String> remembered = known.get(Math.min(depth, MAX_DEPTH));
        String before = remembered.get(schema);
        if (before != null) {
            return before;
        }
        String type = CleanText.line(written(schema, depth), LONGEST);
        remembered.put(schema, type);
        return type;
    }

    private String written(YamlNode schema, int depth) {
        Optional<String> reference = Nodes.text(schema, "$ref");
        if (reference.isPresent()) {
            return SchemaText.name(reference.get());
        }
        for (String combined : List.of("allOf", "oneOf", "anyOf")) {
            List<YamlNode> parts = Nodes.list(schema, combined);
            if (!parts.isEmpty() && depth < MAX_DEPTH) {
                return parts.stream()
                        .limit(MOST_INLINE)
                        .map(part -> type(part, depth + 1))
                        .distinct()
                        .collect(Collectors.joining(combined.equals("allOf") ? " and " : " or "));
            }
        }
        return values(schema).orElseGet(() -> plain(schema, depth))
                + (Nodes.flag(schema, "nullable") ? " or null" : "");
    }

    private String plain(YamlNode schema, int depth) {
        List<String> types = Nodes.text(schema, "type")
                .map(List::of)
                .orElseGet(() -> Nodes.list(schema, "type").stream()
                        .limit(MOST_TYPES)
                        .flatMap(type -> Nodes.text(type).stream())
                        .toList());
        String type = types.isEmpty()
                ? guessed(schema)
                : types.stream().map(t -> CleanText.line(t, 60)).collect(Collectors.joining(" or "));
        if (type.contains("array")) {
            String items = depth < MAX_DEPTH
                    ? Nodes.find(schema, "items").map(i -> type(i, depth + 1)).orElse("anything")
                    : "…";
            return type.replaceFirst("array", Matcher.quoteReplacement("array of " + items));
        }
        if (type.startsWith("object")) {
            return type.replaceFirst("object", object(schema, depth));
        }
        String format = Nodes.text(schema, "format")
                .map(f -> " (" + CleanText.line(f, 40) + ")")
                .orElse("");
        return type + format;
    }

    private static String guessed(YamlNode schema) {
        if (Nodes.find(schema, "properties").isPresent()
                || Nodes.find(schema, "additionalProperties").isPresent()) {
            return "object";
        }
        return Nodes.find(schema, "items").isPresent() ? "array" : "anything";
    }

    private String object(YamlNode schema, int depth) {
        List<YamlNode.Entry> properties = Nodes.entries(schema, "properties");
        if (!properties.isEmpty() && depth < MAX_DEPTH) {
            List<String> required = Nodes.texts(schema, "required");
            String inside = properties.stream()
                    .limit(MOST_INLINE)
                    .map(p -> CleanText.line(p.key(), 60)
                            + (required.contains(p.key()) ? ": " : "?: ")
                            + type(p.value(), depth + 1))
                    .collect(Collectors.joining(", "));
            return Matcher.quoteReplacement("object {" + inside + (properties.size() > MOST_INLINE ? ", …" : "") + "}");
        }
        return Nodes.map(schema, "additionalProperties")
                .filter(more -> depth < MAX_DEPTH)
                .map(more -> Matcher.quoteReplacement("map of " + type(more, depth + 1)))
                .orElse("object");
    }

    private static Optional<String> values(YamlNode schema) {
        Optional<String> constant = Nodes.text(schema, "const");
        if (constant.isPresent()) {
            return Optional.of("`" + SchemaText.code(constant.get()) + "`");
        }
        List<String> values = Nodes.texts(schema, "enum");
        if (values.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("one of "
                + values.stream()
                        .limit(MOST_VALUES)
                        .map(v -> "`" + SchemaText.code(v) + "`")
                        .collect(Collectors.joining(", "))
                + (values.size() > MOST_VALUES ? ", …" : ""));
    }
}
