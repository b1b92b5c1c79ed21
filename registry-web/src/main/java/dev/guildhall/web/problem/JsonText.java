package dev.guildhall.web.problem;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON for people to read: two spaces deep, members in order. For showing only; the API writes its own. */
final class JsonText {
    private JsonText() {}

    static String of(Map<String, ?> members) {
        StringBuilder out = new StringBuilder();
        write(out, members, "");
        return out.toString();
    }

    private static void write(StringBuilder out, @Nullable Object value, String indent) {
        switch (value) {
            case null -> out.append("null");
            case Number number -> out.append(number);
            case Boolean bool -> out.append(bool);
            case Enum<?> constant -> quote(out, constant.name().toLowerCase(Locale.ROOT));
            case Optional<?> optional -> write(out, optional.orElse(null), indent);
            case Map<?, ?> map -> members(out, map, indent);
            case Collection<?> items -> items(out, items, indent);
            case Record record -> members(out, components(record), indent);
            default -> quote(out, value.toString());
        }
    }

    private static void members(StringBuilder out, Map<?, ?> map, String indent) {
        List<String> parts = new ArrayList<>();
        map.forEach((key, value) -> {
            StringBuilder part = new StringBuilder(indent).append("  ");
            quote(part, String.valueOf(key));
            part.append(": ");
            write(part, value, indent + "  ");
            parts.add(part.toString());
        });
        out.append(parts.isEmpty() ? "{}" : "{\n" + String.join(",\n", parts) + "\n" + indent + "}");
    }

    private static void items(StringBuilder out, Collection<?> items, String indent) {
        List<String> parts = new ArrayList<>();
        for (Object item : items) {
            StringBuilder part = new StringBuilder(indent).append("  ");
            write(part, item, indent + "  ");
            parts.add(part.toString());
        }
        out.append(parts.isEmpty() ? "[]" : "[\n" + String.join(",\n", parts) + "\n" + indent + "]");
    }

    /** What stands in a record, without what is empty. */
    private static Map<String, Object> components(Record record) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                Object value = component.getAccessor().invoke(record);
                if (value != null && !value.equals(Optional.empty())) {
                    values.put(component.getName(), value);
                }
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a public record's accessor can be called", e);
            }
        }
        return values;
    }

    private static void quote(StringBuilder out, String text) {
        out.append('"');
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", c));
                    } else {
                        out.append((char) c);
                    }
                }
            }
        });
        out.append('"');
    }
}
