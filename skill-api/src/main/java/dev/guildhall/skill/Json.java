package dev.guildhall.skill;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON text to plain Java values and back (RFC 8259), so that a tool needs no library for its arguments and results.
 *
 * <p>Objects are maps in the order written, arrays lists, numbers {@link Long} or {@link BigDecimal}. Nesting is limited
 * to {@value #MAX_DEPTH} levels; a repeated name in one object is refused.
 */
public final class Json {
    static final int MAX_DEPTH = 64;

    private Json() {}

    /** @throws IllegalArgumentException when the text is not one JSON value; the message names the position */
    public static @Nullable Object read(String text) {
        return new JsonReader(text).whole();
    }

    /** @throws IllegalArgumentException for a value that JSON has no notation for */
    public static String write(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out, 0);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("nested deeper than " + MAX_DEPTH + " levels");
        }
        switch (value) {
            case null -> out.append("null");
            case Boolean flag -> out.append(flag);
            case Number number -> {
                if (!Double.isFinite(number.doubleValue()) && !(number instanceof BigDecimal)) {
                    throw new IllegalArgumentException("JSON has no notation for " + number);
                }
                out.append(number);
            }
            case CharSequence text -> quote(text, out);
            case Enum<?> constant -> quote(constant.name(), out);
            case Map<?, ?> object -> writeObject(object, out, depth);
            case Iterable<?> array -> writeArray(array, out, depth);
            default -> throw new IllegalArgumentException("JSON has no notation for " + value.getClass());
        }
    }

    private static void writeObject(Map<?, ?> object, StringBuilder out, int depth) {
        out.append('{');
        Iterator<? extends Map.Entry<?, ?>> members = object.entrySet().iterator();
        while (members.hasNext()) {
            Map.Entry<?, ?> member = members.next();
            quote(String.valueOf(member.getKey()), out);
            out.append(':');
            write(member.getValue(), out, depth + 1);
            if (members.hasNext()) {
                out.append(',');
            }
        }
        out.append('}');
    }

    private static void writeArray(Iterable<?> array, StringBuilder out, int depth) {
        out.append('[');
        Iterator<?> items = array.iterator();
        while (items.hasNext()) {
            write(items.next(), out, depth + 1);
            if (items.hasNext()) {
                out.append(',');
            }
        }
        out.append(']');
    }

    private static void quote(CharSequence text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    // Lone surrogates cannot be written as UTF-8, so they leave as escapes like the control characters.
                    if (c < 0x20 || isLoneSurrogate(text, i)) {
                        out.append("\\u%04x".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isLoneSurrogate(CharSequence text, int index) {
        char c = text.charAt(index);
        if (Character.isHighSurrogate(c)) {
            return index + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(c) && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }
}
