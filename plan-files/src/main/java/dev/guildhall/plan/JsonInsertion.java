package dev.guildhall.plan;

import dev.guildhall.skill.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds an item to the end of an object or array, on a line of its own where its neighbours have one. */
final class JsonInsertion {
    private final String text;
    private final JsonNode into;
    private final String newline;

    JsonInsertion(String text, JsonNode into) {
        this.text = text;
        this.into = into;
        this.newline = Places.newline(text);
    }

    /** @param key null in an array */
    List<TextEdit> of(@Nullable String key, @Nullable Object value) {
        return into.items().isEmpty() ? first(key, value) : next(key, value);
    }

    private List<TextEdit> first(@Nullable String key, @Nullable Object value) {
        int open = into.start() + 1;
        int close = into.end() - 1;
        String outer = Places.blanks(text, Places.lineStart(text, into.start()));
        String inner = outer + Places.step(text);
        boolean oneLine = !text.strip().contains("\n") && text.strip().length() > 2;
        if (Places.blank(text, open, close)) {
            String item = oneLine
                    ? item(key, JsonPrint.oneLine(value))
                    : newline + inner + item(key, lines(value, inner)) + newline + outer;
            return List.of(new TextEdit(open, close - open, item));
        }
        // Only comments are inside; they stay above.
        int end = close;
        while (Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        String after = text.substring(end, close).contains("\n") ? "" : newline + outer;
        return List.of(new TextEdit(end, 0, newline + inner + item(key, lines(value, inner)) + after));
    }

    private List<TextEdit> next(@Nullable String key, @Nullable Object value) {
        JsonNode.Item last = into.items().getLast();
        int line = Places.lineStart(text, last.start());
        boolean ownLine = line > into.start() && Places.blank(text, line, last.start());
        String indent = Places.blanks(text, line);
        String item = ownLine
                ? newline + indent + item(key, lines(value, indent))
                : " " + item(key, JsonPrint.oneLine(value));
        if (into.trailingComma()) {
            int behind = last.comma() + 1;
            return List.of(new TextEdit(ownLine ? behindComments(behind) : behind, 0, item + ","));
        }
        int behind = last.value().end();
        int place = ownLine ? behindComments(behind) : behind;
        if (place == behind) {
            return List.of(new TextEdit(behind, 0, "," + item));
        }
        return List.of(new TextEdit(behind, 0, ","), new TextEdit(place + 1, 0, item));
    }

    /** Behind the comments that follow on the same line, which are about what they follow. */
    private int behindComments(int from) {
        int end = from;
        int at = from;
        while (true) {
            at += Places.blanks(text, at).length();
            if (text.startsWith("//", at)) {
                int lineEnd = Places.nextLine(text, at);
                while (lineEnd > at && (text.charAt(lineEnd - 1) == '\n' || text.charAt(lineEnd - 1) == '\r')) {
                    lineEnd--;
                }
                return lineEnd;
            }
            if (!text.startsWith("/*", at)) {
                return end;
            }
            at = text.indexOf("*/", at) + 2;
            end = at;
        }
    }

    private String lines(@Nullable Object value, String indent) {
        return JsonPrint.lines(value, indent, Places.step(text), newline);
    }

    private static String item(@Nullable String key, String value) {
        return key == null ? value : Json.write(key) + ": " + value;
    }
}
