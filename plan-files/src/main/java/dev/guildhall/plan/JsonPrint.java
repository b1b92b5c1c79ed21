package dev.guildhall.plan;

import dev.guildhall.skill.Json;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a JSON value as people would: on lines of its own, or on one line with spaces. */
final class JsonPrint {
    private JsonPrint() {}

    /** @param indent of the line that the value begins on */
    static String lines(@Nullable Object value, String indent, String step, String newline) {
        StringBuilder out = new StringBuilder();
        lines(value, newline + indent, step, out);
        return out.toString();
    }

    private static void lines(@Nullable Object value, String line, String step, StringBuilder out) {
        if (value instanceof Map<?, ?> members && !members.isEmpty()) {
            out.append('{');
            for (Iterator<? extends Map.Entry<?, ?>> rest = members.entrySet().iterator(); rest.hasNext(); ) {
                Map.Entry<?, ?> member = rest.next();
                out.append(line)
                        .append(step)
                        .append(Json.write(member.getKey()))
                        .append(": ");
                lines(member.getValue(), line + step, step, out);
                out.append(rest.hasNext() ? "," : "");
            }
            out.append(line).append('}');
        } else if (value instanceof List<?> items && !items.isEmpty()) {
            out.append('[');
            for (Iterator<?> rest = items.iterator(); rest.hasNext(); ) {
                out.append(line).append(step);
                lines(rest.next(), line + step, step, out);
                out.append(rest.hasNext() ? "," : "");
            }
            out.append(line).append(']');
        } else {
            out.append(Json.write(value));
        }
    }

    static String oneLine(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        oneLine(value, out);
        return out.toString();
    }

    private static void oneLine(@Nullable Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> members && !members.isEmpty()) {
            String before = "{";
            for (Map.Entry<?, ?> member : members.entrySet()) {
                out.append(before).append(Json.write(member.getKey())).append(": ");
                oneLine(member.getValue(), out);
                before = ", ";
            }
            out.append('}');
        } else if (value instanceof List<?> items && !items.isEmpty()) {
            String before = "[";
            for (Object item : items) {
                out.append(before);
                oneLine(item, out);
                before = ", ";
            }
            out.append(']');
        } else {
            out.append(Json.write(value));
        }
    }
}
