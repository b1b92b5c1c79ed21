package dev.guildhall.plan;

import dev.guildhall.plan.TomlScan.Header;
import dev.guildhall.plan.TomlScan.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of a TOML file. A table becomes a section at the end; a plain value joins the section it belongs to. */
final class TomlFormat implements Format {
    private final String path;

    private final LastRead<Read> texts;

    TomlFormat(String path) {
        this.path = path;
        this.texts = new LastRead<>(text -> new Read(TomlModel.read(path, text), new TomlScan(text).whole()));
    }

    /** Its values, and where they stand. */
    private record Read(Map<String, @Nullable Object> model, TomlScan.Document document) {}

    @Override
    public Optional<Found> find(String text, Pointer pointer) {
        TomlScan.Document document = texts.of(text).document();
        requireNoArrayTable(text, document, pointer);
        Object value = texts.of(text).model();
        for (int i = 0; i < pointer.parts().size(); i++) {
            String part = pointer.parts().get(i);
            if (value instanceof Map<?, ?> members) {
                if (!members.containsKey(part)) {
                    return Optional.empty();
                }
                value = members.get(part);
            } else {
                int place = TomlPlace.of(document, pointer.first(i))
                        .map(p -> p.value().start())
                        .orElse(0);
                throw Places.unreadable(
                        path, text, place, "a value without names is here, which leaves no room for " + pointer.text());
            }
        }
        Object found = value;
        if (pointer.root()) {
            return Optional.of(new Found(found, text));
        }
        return Optional.of(new Found(
                found,
                TomlPlace.of(document, pointer)
                        .map(place -> text.substring(
                                place.value().start(), place.value().end()))
                        .orElseGet(() -> TomlPrint.value(found))));
    }

    private void requireNoArrayTable(String text, TomlScan.Document document, Pointer pointer) {
        for (Header header : document.headers()) {
            if (header.array() && pointer.startsWith(header.path())) {
                throw Places.unreadable(
                        path,
                        text,
                        header.start(),
                        "a list of tables is here, which leaves no room for " + pointer.text());
            }
        }
    }

    @Override
    public List<TextEdit> set(String text, Pointer pointer, @Nullable Object value) {
        TomlScan.Document document = texts.of(text).document();
        if (pointer.appends()) {
            return append(text, document, pointer, value);
        }
        Optional<TomlPlace> place = TomlPlace.of(document, pointer);
        if (place.isPresent()) {
            JsonNode old = place.get().value();
            return List.of(new TextEdit(old.start(), old.end() - old.start(), TomlPrint.value(value)));
        }
        if (find(text, pointer).isPresent()) {
            List<TextEdit> edits = new ArrayList<>(remove(text, pointer, null));
            String without = text;
            for (TextEdit edit : edits) {
                without = edit.in(without);
            }
            edits.addAll(new TomlInsertion(without).of(pointer, value));
            return edits;
        }
        return new TomlInsertion(text).of(pointer, value);
    }

    private List<TextEdit> append(String text, TomlScan.Document document, Pointer pointer, @Nullable Object value) {
        Pointer list = pointer.parent();
        if (find(text, list).isEmpty()) {
            List<@Nullable Object> one = new ArrayList<>();
            one.add(value);
            return new TomlInsertion(text).of(list, one);
        }
        JsonNode array = TomlPlace.of(document, list).map(TomlPlace::value).orElse(null);
        if (array == null || array.kind() != JsonNode.Kind.ARRAY) {
            int at = array == null ? 0 : array.start();
            throw Places.unreadable(path, text, at, list.text() + " is no list to add to");
        }
        return TomlInsertion.item(text, array, TomlPrint.value(value));
    }

    @Override
    public List<TextEdit> restore(String text, Pointer pointer, String raw) {
        TomlScan.Document document = texts.of(text).document();
        Optional<TomlPlace> place = TomlPlace.of(document, pointer);
        if (place.isPresent()) {
            JsonNode old = place.get().value();
            return List.of(new TextEdit(old.start(), old.end() - old.start(), raw));
        }
        List<TextEdit> edits = new ArrayList<>(remove(text, pointer, null));
        String without = text;
        for (TextEdit edit : edits) {
            without = edit.in(without);
        }
        edits.addAll(new TomlInsertion(without).raw(pointer, raw));
        return edits;
    }

    @Override
    public List<TextEdit> remove(String text, Pointer pointer, @Nullable Object value) {
        TomlScan.Document document = texts.of(text).document();
        if (pointer.appends()) {
            JsonNode array =
                    TomlPlace.of(document, pointer.parent()).orElseThrow().value();
            Object list = find(text, pointer.parent()).orElseThrow().value();
            return JsonRemoval.of(text, array, Values.indexOf(list, value));
        }
        Optional<TomlPlace> place = TomlPlace.of(document, pointer);
        if (place.isPresent() && place.get().table() != null) {
            return JsonRemoval.of(text, place.get().table(), place.get().index());
        }
        return section(text, document, pointer);
    }

    /** Every line that speaks of the value or of something in it; comments between them stay. */
    private static List<TextEdit> section(String text, TomlScan.Document document, Pointer pointer) {
        List<TextEdit> edits = new ArrayList<>();
        for (Statement statement : document.statements()) {
            if (statement.path().startsWith(pointer)) {
                edits.add(line(text, statement));
            }
        }
        for (Header header : document.headers()) {
            if (header.path().startsWith(pointer)) {
                edits.add(line(text, header));
            }
        }
        // From the end, so that each place is still what it was.
        edits.sort(Comparator.comparingInt(TextEdit::at).reversed());
        return edits;
    }

    private static TextEdit line(String text, Statement statement) {
        int line = Places.lineStart(text, statement.start());
        int end = statement.value().end();
        int next = Places.nextLine(text, end);
        return Places.blank(text, end, next)
                ? new TextEdit(line, next - line, "")
                : new TextEdit(statement.start(), end + Places.blanks(text, end).length() - statement.start(), "");
    }

    private static TextEdit line(String text, Header header) {
        int line = Places.lineStart(text, header.start());
        int above = line == 0 ? 0 : Places.lineStart(text, line - 1);
        int from = line > 0 && Places.blank(text, above, line) ? above : line;
        return new TextEdit(from, Places.nextLine(text, header.start()) - from, "");
    }

    @Override
    public boolean empty(String text) {
        return text.replace("\uFEFF", "").isBlank();
    }
}
