package dev.guildhall.plan;

import java.util.List;

/** Takes an item out of an object or array, with the comma and the line that were its own. */
final class JsonRemoval {
    private JsonRemoval() {}

    static List<TextEdit> of(String text, JsonNode from, int index) {
        JsonNode.Item item = from.items().get(index);
        if (from.items().size() == 1) {
            return List.of(only(text, from, item));
        }
        if (item.comma() < 0) {
            int comma = from.items().get(index - 1).comma();
            int start = backToLine(text, item.start(), comma + 1);
            // Later first: the earlier place stays what it is.
            return List.of(cut(start, item.value().end()), cut(comma, comma + 1));
        }
        return List.of(withComma(text, item));
    }

    private static TextEdit only(String text, JsonNode from, JsonNode.Item item) {
        int end = item.comma() < 0 ? item.value().end() : item.comma() + 1;
        if (Places.blank(text, from.start() + 1, item.start()) && Places.blank(text, end, from.end() - 1)) {
            return cut(from.start() + 1, from.end() - 1);
        }
        return cut(backToLine(text, item.start(), from.start() + 1), end);
    }

    private static TextEdit withComma(String text, JsonNode.Item item) {
        int end = item.comma() + 1;
        int line = Places.lineStart(text, item.start());
        boolean ownLine = Places.blank(text, line, item.start());
        int next = Places.nextLine(text, end);
        if (ownLine && Places.blank(text, end, next)) {
            return cut(line, next);
        }
        return cut(item.start(), end + Places.blanks(text, end).length());
    }

    /** Before the blanks and the line break in front of an item, but not before {@code limit}. */
    private static int backToLine(String text, int start, int limit) {
        int at = start;
        while (at > limit && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\t')) {
            at--;
        }
        if (at > limit && text.charAt(at - 1) == '\n') {
            at--;
            if (at > limit && text.charAt(at - 1) == '\r') {
                at--;
            }
        }
        return at;
    }

    private static TextEdit cut(int from, int to) {
        return new TextEdit(from, to - from, "");
    }
}
