package dev.guildhall.drafting;

import dev.guildhall.packages.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes schemas as words. References are named, not written out, so that circles are no matter. */
final class SchemaText {
    private static final int MAX_DEPTH = 4;
    private static final int MOST_INLINE = 12;
    private static final int MOST_PROPERTIES = 300;
    private static final int MOST_VALUES = 20;

    private SchemaText() {}

    /** In a few words: {@code array of Pet}, {@code string (date-time)}. */
    static String type(YamlNode schema) {
        return type(schema, 0);
    }

    private static String type(YamlNode schema, int depth) {
        Optional<String> reference = Nodes.text(schema, "$ref");
        if (reference.isPresent()) {
            return name(reference.get());
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

    private static String plain(YamlNode schema, int depth) {
        List<String> types = Nodes.text(schema, "type").map(List::of).orElseGet(() -> Nodes.texts(schema, "type"));
        String type = types.isEmpty() ? guessed(schema) : String.join(" or ", types);
        if (type.contains("array")) {
            String items = depth < MAX_DEPTH
                    ? Nodes.find(schema, "items").map(i -> type(i, depth + 1)).orElse("anything")
                    : "…";
            return type.replace("array", "array of " + items);
        }
        if (type.startsWith("object")) {
            return type.replaceFirst("object", object(schema, depth));
        }
        String format = Nodes.text(schema, "format")
                .map(f -> " (" + CleanText.line(f, 40) + ")")
                .orElse("");
        return CleanText.line(type, 60) + format;
    }

    private static String guessed(YamlNode schema) {
        if (Nodes.find(schema, "properties").isPresent()
                || Nodes.find(schema, "additionalProperties").isPresent()) {
            return "object";
        }
        return Nodes.find(schema, "items").isPresent() ? "array" : "anything";
    }

    private static String object(YamlNode schema, int depth) {
        List<YamlNode.Entry> properties = Nodes.entries(schema, "properties");
        if (!properties.isEmpty() && depth < MAX_DEPTH) {
            List<String> required = Nodes.texts(schema, "required");
            String inside = properties.stream()
                    .limit(MOST_INLINE)
                    .map(p -> CleanText.line(p.key(), 60)
                            + (required.contains(p.key()) ? ": " : "?: ")
                            + type(p.value(), depth + 1))
                    .collect(Collectors.joining(", "));
            return java.util.regex.Matcher.quoteReplacement(
                    "object {" + inside + (properties.size() > MOST_INLINE ? ", …" : "") + "}");
        }
        return Nodes.map(schema, "additionalProperties")
                .filter(more -> depth < MAX_DEPTH)
                .map(more -> java.util.regex.Matcher.quoteReplacement("map of " + type(more, depth + 1)))
                .orElse("object");
    }

    private static Optional<String> values(YamlNode schema) {
        Optional<String> constant = Nodes.text(schema, "const");
        if (constant.isPresent()) {
            return Optional.of("`" + code(constant.get()) + "`");
        }
        List<String> values = Nodes.texts(schema, "enum");
        if (values.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("one of "
                + values.stream()
                        .limit(MOST_VALUES)
                        .map(v -> "`" + code(v) + "`")
                        .collect(Collectors.joining(", "))
                + (values.size() > MOST_VALUES ? ", …" : ""));
    }

    /** A section about one schema of the file. */
    static String section(YamlNode.Entry schema) {
        StringBuilder text = new StringBuilder("## " + CleanText.line(schema.key(), 100) + "\n\n");
        quote(text, Nodes.text(schema.value(), "description").orElse(""));
        List<YamlNode> parts = new ArrayList<>(List.of(schema.value()));
        parts.addAll(Nodes.list(schema.value(), "allOf"));
        List<YamlNode.Entry> rows = new ArrayList<>();
        List<String> required = new ArrayList<>();
        for (YamlNode part : parts) {
            rows.addAll(Nodes.entries(part, "properties"));
            required.addAll(Nodes.texts(part, "required"));
        }
        String bases = Nodes.list(schema.value(), "allOf").stream()
                .flatMap(part -> Nodes.text(part, "$ref").stream())
                .map(SchemaText::name)
                .collect(Collectors.joining(", "));
        if (!bases.isEmpty()) {
            text.append("Everything of ").append(bases).append(rows.isEmpty() ? ".\n\n" : ", and:\n\n");
        }
        if (rows.isEmpty()) {
            return text.append(bases.isEmpty() ? type(schema.value()) + "\n" : "")
                            .toString()
                            .stripTrailing() + "\n";
        }
        text.append("| property | type | required | meaning |\n|---|---|---|---|\n");
        rows.stream()
                .limit(MOST_PROPERTIES)
                .forEach(row -> text.append("| `%s` | %s | %s | %s |\n"
                        .formatted(
                                code(row.key()),
                                CleanText.cell(type(row.value()), 240),
                                required.contains(row.key()) ? "yes" : "",
                                CleanText.cell(
                                        Nodes.text(row.value(), "description").orElse(""), 200))));
        return text.toString();
    }

    /** The words of others, set apart. */
    static void quote(StringBuilder text, String description) {
        String markdown = CleanText.markdown(description, 4_000);
        if (!markdown.isBlank()) {
            markdown.lines()
                    .forEach(line ->
                            text.append(line.isBlank() ? ">" : "> " + line).append('\n'));
            text.append('\n');
        }
    }

    static String name(String reference) {
        String last = reference.substring(reference.lastIndexOf('/') + 1);
        return CleanText.line(last.replace("~1", "/").replace("~0", "~"), 100);
    }

    /** For a code span. */
    static String code(String text) {
        return CleanText.line(text, 100).replace("`", "'").replace("|", "\\|");
    }
}
