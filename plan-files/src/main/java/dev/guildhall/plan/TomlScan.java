package dev.guildhall.plan;

import dev.guildhall.skill.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Places of the tables, keys and values of a TOML text that a parser has found to be valid. Arrays and inline tables are
 * {@link JsonNode}s without values; the key of an inline table's item is the {@link Pointer} of its dotted key.
 */
final class TomlScan {
    private final String text;
    private int at;

    TomlScan(String text) {
        this.text = text;
    }

    /** {@code [path]}, or {@code [[path]]}. */
    record Header(Pointer path, boolean array, int start) {}

    /**
     * {@code key = value} on a line of its own.
     *
     * @param header the table it stands in; null before the first
     * @param path of the whole key, the table's included
     */
    record Statement(@Nullable Header header, Pointer path, int start, JsonNode value) {
        int tableParts() {
            return header == null ? 0 : header.path().parts().size();
        }
    }

    record Document(List<Header> headers, List<Statement> statements) {}

    Document whole() {
        List<Header> headers = new ArrayList<>();
        List<Statement> statements = new ArrayList<>();
        at = text.startsWith("\uFEFF") ? 1 : 0;
        for (space(); at < text.length(); space()) {
            int start = at;
            if (text.charAt(at) == '[') {
                boolean array = text.startsWith("[[", at);
                at += array ? 2 : 1;
                headers.add(new Header(new Pointer(key()), array, start));
                at += array ? 2 : 1;
            } else {
                Header header = headers.isEmpty() ? null : headers.getLast();
                List<String> path = new ArrayList<>(
                        header == null ? List.of() : header.path().parts());
                path.addAll(key());
                at++;
                blanks();
                statements.add(new Statement(header, new Pointer(path), start, value()));
            }
        }
        return new Document(headers, statements);
    }

    /** A dotted key and the blanks around it; ends before {@code =} or {@code ]}. */
    private List<String> key() {
        List<String> parts = new ArrayList<>();
        while (true) {
            blanks();
            parts.add(part());
            blanks();
            if (text.charAt(at) != '.') {
                return parts;
            }
            at++;
        }
    }

    private String part() {
        int start = at;
        char c = text.charAt(at);
        if (c == '\'') {
            at = text.indexOf('\'', at + 1) + 1;
            return text.substring(start + 1, at - 1);
        }
        if (c == '"') {
            at = stringEnd(at);
            return unescaped(text.substring(start, at));
        }
        while (text.charAt(at) == '_' || text.charAt(at) == '-' || Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private static String unescaped(String quoted) {
        try {
            // \UXXXXXXXX is the one escape that JSON lacks; nobody names a setting so.
            return String.valueOf(Json.read(quoted));
        } catch (IllegalArgumentException e) {
            return quoted;
        }
    }

    private JsonNode value() {
        int start = at;
        if (text.startsWith("\"\"\"", at) || text.startsWith("'''", at)) {
            at = longStringEnd();
        } else if (text.charAt(at) == '"') {
            at = stringEnd(at);
        } else if (text.charAt(at) == '\'') {
            at = text.indexOf('\'', at + 1) + 1;
        } else if (text.charAt(at) == '[') {
            return items(JsonNode.Kind.ARRAY, ']');
        } else if (text.charAt(at) == '{') {
            return items(JsonNode.Kind.OBJECT, '}');
        } else {
            while (at < text.length() && ",]}#\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            while (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\t') {
                at--;
            }
        }
        return new JsonNode(start, at, null, JsonNode.Kind.OTHER, List.of(), false);
    }

    private JsonNode items(JsonNode.Kind kind, char close) {
        int start = at++;
        List<JsonNode.Item> items = new ArrayList<>();
        for (space(); text.charAt(at) != close; space()) {
            int itemStart = at;
            String key = "";
            if (kind == JsonNode.Kind.OBJECT) {
                key = new Pointer(key()).text();
                at++;
                space();
            }
            JsonNode value = value();
            space();
            items.add(new JsonNode.Item(itemStart, key, value, text.charAt(at) == ',' ? at++ : -1));
        }
        at++;
        return new JsonNode(
                start,
                at,
                null,
                kind,
                items,
                !items.isEmpty() && items.getLast().comma() >= 0);
    }

    private int stringEnd(int from) {
        int end = from + 1;
        while (text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return end + 1;
    }

    private int longStringEnd() {
        String quotes = text.substring(at, at + 3);
        int end = at + 3;
        while (!text.startsWith(quotes, end)) {
            end += text.charAt(end) == '\\' && quotes.charAt(0) == '"' ? 2 : 1;
        }
        end += 3;
        // Up to two quotes of the content may stand before the closing three.
        for (int i = 0; i < 2 && end < text.length() && text.charAt(end) == quotes.charAt(0); i++) {
            end++;
        }
        return end;
    }

    private void blanks() {
        at += Places.blanks(text, at).length();
    }

    private void space() {
        while (at < text.length()) {
            if (Character.isWhitespace(text.charAt(at))) {
                at++;
            } else if (text.charAt(at) == '#') {
                at = Places.nextLine(text, at);
            } else {
                return;
            }
        }
    }
}
