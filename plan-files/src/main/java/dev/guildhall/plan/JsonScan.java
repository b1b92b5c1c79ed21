package dev.guildhall.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as harnesses allow people to write it, and keeps the place of everything: comments, trailing commas, and of
 * JSON5 single quotes and bare names. A text of nothing but space and comments is an absent value.
 */
final class JsonScan {
    private static final int MAX_DEPTH = 64;
    private static final Pattern WORD = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:0[xX][0-9a-fA-F]{1,15}|(?:[0-9]{1,60}\\.?[0-9]{0,60}"
            + "|\\.[0-9]{1,60})(?:[eE][+-]?[0-9]{1,4})?|Infinity|NaN)");

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private final String path;
    private final String text;
    private int at;

    JsonScan(String path, String text) {
        this.path = path;
        this.text = text;
    }

    /** Null when there is no value at all. */
    @Nullable
    JsonNode whole() {
        at = text.startsWith("\uFEFF") ? 1 : 0;
        space();
        if (at == text.length()) {
            return null;
        }
        JsonNode node = value(0);
        space();
        if (at < text.length()) {
            throw wrong(at, "the end of the file is expected here");
        }
        return node;
    }

    private JsonNode value(int depth) {
        if (depth > MAX_DEPTH) {
            throw wrong(at, "nested deeper than " + MAX_DEPTH + " levels");
        }
        int start = at;
        switch (peek()) {
            case '{' -> {
                return object(depth);
            }
            case '[' -> {
                return array(depth);
            }
            case '"', '\'' -> {
                String string = string();
                return new JsonNode(start, at, string, JsonNode.Kind.OTHER, List.of(), false);
            }
            default -> {
                Object scalar = scalar();
                return new JsonNode(start, at, scalar, JsonNode.Kind.OTHER, List.of(), false);
            }
        }
    }

    private JsonNode object(int depth) {
        int start = at++;
        List<JsonNode.Item> items = new ArrayList<>();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (true) {
            space();
            if (peek() == '}') {
                at++;
                return new JsonNode(start, at, members, JsonNode.Kind.OBJECT, items, trailing(items));
            }
            requireComma(items, '}');
            int keyStart = at;
            String key = key();
            space();
            if (peek() != ':') {
                throw wrong(at, "a colon is expected here");
            }
            at++;
            space();
            JsonNode value = value(depth + 1);
            members.put(key, value.value());
            items.add(new JsonNode.Item(keyStart, key, value, comma()));
        }
    }

    private JsonNode array(int depth) {
        int start = at++;
        List<JsonNode.Item> items = new ArrayList<>();
        List<@Nullable Object> elements = new ArrayList<>();
        while (true) {
            space();
            if (peek() == ']') {
                at++;
                return new JsonNode(start, at, elements, JsonNode.Kind.ARRAY, items, trailing(items));
            }
            requireComma(items, ']');
            int itemStart = at;
            JsonNode value = value(depth + 1);
            elements.add(value.value());
            items.add(new JsonNode.Item(itemStart, "", value, comma()));
        }
    }

    private void requireComma(List<JsonNode.Item> items, char close) {
        if (!items.isEmpty() && items.getLast().comma() < 0) {
            throw wrong(at, "a comma or " + close + " is expected here");
        }
    }

    private static boolean trailing(List<JsonNode.Item> items) {
        return !items.isEmpty() && items.getLast().comma() >= 0;
    }

    private int comma() {
        space();
        return peek() == ',' ? at++ : -1;
    }

    private String key() {
        if (peek() == '"' || peek() == '\'') {
            return string();
        }
        Matcher word = WORD.matcher(text).region(at, text.length());
        if (!word.lookingAt()) {
            throw wrong(at, "a name is expected here");
        }
        at = word.end();
        return word.group();
    }

    private String string() {
        int start = at;
        char quote = text.charAt(at++);
        StringBuilder out = new StringBuilder();
        while (true) {
            if (at >= text.length()) {
                throw wrong(start, "this string has no end");
            }
            char c = text.charAt(at++);
            if (c == quote) {
                return out.toString();
            }
            if (c == '\n' || c == '\r') {
                throw wrong(start, "this string does not end on its line");
            }
            if (c == '\\') {
                escape(out);
            } else {
                out.append(c);
            }
        }
    }

    private void escape(StringBuilder out) {
        char c = peek();
        at++;
        switch (c) {
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 't' -> out.append('\t');
            case 'u' -> out.append(unicode());
            case '\n' -> {}
            case '\r' -> {
                if (peek() == '\n') {
                    at++;
                }
            }
            case '"', '\'', '\\', '/' -> out.append(c);
            default -> throw wrong(at - 2, "this escape is not known");
        }
    }

    private char unicode() {
        int end = Math.min(at + 4, text.length());
        String digits = text.substring(at, end);
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw wrong(at, "four hexadecimal digits are expected here");
        }
        at = end;
        return (char) Integer.parseInt(digits, 16);
    }

    private @Nullable Object scalar() {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (number.lookingAt() && endsWell(number.end())) {
            at = number.end();
            return number(number.group());
        }
        for (String word : List.of("true", "false", "null")) {
            if (text.startsWith(word, at) && endsWell(at + word.length())) {
                at += word.length();
                return word.equals("null") ? null : Boolean.valueOf(word);
            }
        }
        throw wrong(at, at >= text.length() ? "the file ends where a value is expected" : "a value is expected here");
    }

    private boolean endsWell(int end) {
        return end >= text.length() || ",]} \t\r\n/\u00a0".indexOf(text.charAt(end)) >= 0;
    }

    private static Object number(String digits) {
        String plain = digits.startsWith("+") ? digits.substring(1) : digits;
        if (plain.endsWith("Infinity") || plain.endsWith("NaN")) {
            return plain;
        }
        if (plain.toLowerCase(java.util.Locale.ROOT).contains("0x")) {
            long value = Long.parseLong(plain.replaceFirst("(?i)-?0x", ""), 16);
            return plain.startsWith("-") ? -value : value;
        }
        return WHOLE.matcher(plain).matches() ? Long.valueOf(plain) : (Object) new BigDecimal(plain);
    }

    /** Skips space and comments. */
    private void space() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c) || c == '\u00a0') {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                if (end < 0) {
                    throw wrong(at, "this comment has no end");
                }
                at = end + 2;
            } else {
                return;
            }
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private UnreadableFile wrong(int place, String why) {
        return Places.unreadable(path, text, place, why);
    }
}
