package dev.guildhall.drafting;

import dev.guildhall.packages.YamlNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes schemas as sections of Markdown. */
final class SchemaText {
    private static final int MOST_PROPERTIES = 300;
    private static final int MOST_PARTS = 20;

    private SchemaText() {}

    /** A section about one schema of the file. */
    static String section(YamlNode.Entry schema, SchemaTypes types) {
        StringBuilder text = new StringBuilder("## " + CleanText.line(schema.key(), 100) + "\n\n");
        quote(text, Nodes.text(schema.value(), "description").orElse(""));
        List<YamlNode> parts = new ArrayList<>(List.of(schema.value()));
        parts.addAll(
                Nodes.list(schema.value(), "allOf").stream().limit(MOST_PARTS).toList());
        List<YamlNode.Entry> rows = new ArrayList<>();
        Set<String> required = new HashSet<>();
        for (YamlNode part : parts) {
            Nodes.entries(part, "properties").stream()
                    .limit(MOST_PROPERTIES - rows.size())
                    .forEach(rows::add);
            required.addAll(Nodes.texts(part, "required"));
        }
        String bases = Nodes.list(schema.value(), "allOf").stream()
                .limit(MOST_PARTS)
                .flatMap(part -> Nodes.text(part, "$ref").stream())
                .map(SchemaText::name)
                .collect(Collectors.joining(", "));
        if (!bases.isEmpty()) {
            text.append("Everything of ").append(bases).append(rows.isEmpty() ? ".\n\n" : ", and:\n\n");
        }
        if (rows.isEmpty()) {
            return text.append(bases.isEmpty() ? types.of(schema.value()) + "\n" : "")
                            .toString()
                            .stripTrailing() + "\n";
        }
        text.append("| property | type | required | meaning |\n|---|---|---|---|\n");
        rows.forEach(row -> text.append("| `%s` | %s | %s | %s |\n"
                .formatted(
                        code(row.key()),
                        CleanText.cell(types.of(row.value()), 240),
                        required.contains(row.key()) ? "yes" : "",
                        CleanText.cell(Nodes.text(row.value(), "description").orElse(""), 200))));
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
