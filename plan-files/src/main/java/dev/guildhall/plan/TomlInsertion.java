package dev.guildhall.plan;

import dev.guildhall.plan.TomlScan.Header;
import dev.guildhall.plan.TomlScan.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds a value that is not there yet, where TOML lets it stand. */
final class TomlInsertion {
    private final String text;
    private final TomlScan.Document document;
    private final String newline;

    TomlInsertion(String text) {
        this.text = text;
        this.document = new TomlScan(text).whole();
        this.newline = Places.newline(text);
    }

    List<TextEdit> of(Pointer pointer, @Nullable Object value) {
        if (value instanceof Map<?, ?> members
                && piece(pointer).isEmpty()
                && dotted(pointer.parent()).isEmpty()) {
            return List.of(atEnd(TomlPrint.table(pointer, members, newline)));
        }
        return raw(pointer, TomlPrint.value(value));
    }

    /** @param raw the value as TOML */
    List<TextEdit> raw(Pointer pointer, String raw) {
        Optional<Pointer> inline = piece(pointer);
        if (inline.isPresent()) {
            JsonNode table = TomlPlace.of(document, inline.get()).orElseThrow().value();
            String key = TomlPrint.key(TomlPlace.rest(pointer, inline.get()).parts());
            return item(text, table, key + " = " + raw);
        }
        Pointer parent = pointer.parent();
        Optional<Statement> sibling = parent.root() ? lastOfRoot() : dotted(parent);
        if (sibling.isPresent()) {
            Pointer table = pointer.first(sibling.get().tableParts());
            return List.of(behind(
                    sibling.get().value().end(),
                    sibling.get().start(),
                    TomlPrint.key(TomlPlace.rest(pointer, table).parts()) + " = " + raw));
        }
        String line = TomlPrint.key(List.of(pointer.last())) + " = " + raw;
        if (parent.root()) {
            return List.of(onTop(line));
        }
        for (Header header : document.headers()) {
            if (header.path().equals(parent) && !header.array()) {
                Statement last = document.statements().stream()
                        .filter(statement -> header.equals(statement.header()))
                        .reduce((first, second) -> second)
                        .orElse(null);
                return List.of(
                        last == null
                                ? behind(header.start(), header.start(), line)
                                : behind(last.value().end(), last.start(), line));
            }
        }
        return List.of(atEnd("[" + TomlPrint.key(parent.parts()) + "]" + newline + line + newline));
    }

    /** The longest way to an inline table that the value must stand in. */
    private Optional<Pointer> piece(Pointer pointer) {
        for (int parts = pointer.parts().size() - 1; parts > 0; parts--) {
            Optional<TomlPlace> place = TomlPlace.of(document, pointer.first(parts));
            if (place.isPresent() && place.get().value().kind() == JsonNode.Kind.OBJECT) {
                return Optional.of(pointer.first(parts));
            }
        }
        return Optional.empty();
    }

    /** The last line that makes a table by a dotted key; TOML lets no section be opened for it. */
    private Optional<Statement> dotted(Pointer table) {
        return document.statements().stream()
                .filter(s -> s.path().startsWith(table)
                        && s.tableParts() < table.parts().size()
                        && s.path().parts().size() > table.parts().size())
                .reduce((first, second) -> second);
    }

    private Optional<Statement> lastOfRoot() {
        return document.statements().stream().filter(s -> s.header() == null).reduce((first, second) -> second);
    }

    /** A line of its own behind the one that holds {@code end}, indented as the one that holds {@code like}. */
    private TextEdit behind(int end, int like, String line) {
        int at = Places.nextLine(text, end);
        String indented = Places.blanks(text, Places.lineStart(text, like)) + line;
        boolean open = at > 0 && text.charAt(at - 1) != '\n';
        return new TextEdit(at, 0, open ? newline + indented : indented + newline);
    }

    private TextEdit onTop(String line) {
        int at = text.startsWith("\uFEFF") ? 1 : 0;
        String gap = text.substring(at).isBlank() ? "" : newline;
        return new TextEdit(at, 0, line + newline + gap);
    }

    private TextEdit atEnd(String section) {
        String before;
        if (text.replace("\uFEFF", "").isBlank()) {
            before = "";
        } else {
            before = text.endsWith("\n") ? newline : newline + newline;
        }
        return new TextEdit(text.length(), 0, before + section);
    }

    /** An item at the end of an array or inline table. */
    static List<TextEdit> item(String text, JsonNode into, String item) {
        if (into.items().isEmpty()) {
            boolean table = into.kind() == JsonNode.Kind.OBJECT;
            return List.of(new TextEdit(into.start() + 1, 0, table ? " " + item + " " : item));
        }
        JsonNode.Item last = into.items().getLast();
        int line = Places.lineStart(text, last.start());
        boolean ownLine = line > into.start() && Places.blank(text, line, last.start());
        String space = ownLine ? Places.newline(text) + Places.blanks(text, line) : " ";
        if (into.trailingComma()) {
            return List.of(new TextEdit(last.comma() + 1, 0, space + item + ","));
        }
        return List.of(new TextEdit(last.value().end(), 0, "," + space + item));
    }
}
