package dev.guildhall.plan;

import dev.guildhall.skill.Json;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes TOML keys, values and tables. */
final class TomlPrint {
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_-]+");

    private TomlPrint() {}

    static String key(List<String> parts) {
        return parts.stream()
                .map(part -> BARE.matcher(part).matches() ? part : string(part))
                .collect(Collectors.joining("."));
    }

    private static String string(String text) {
        return Json.write(text).replace("\u007f", "\\u007F");
    }

    static String value(@Nullable Object value) {
        return switch (value) {
            case null -> throw new PlanRefused("TOML has no notation for null.");
            case String text -> string(text);
            case List<?> items -> items.stream().map(TomlPrint::value).collect(Collectors.joining(", ", "[", "]"));
            case Map<?, ?> members when members.isEmpty() -> "{}";
            case Map<?, ?> members ->
                members.entrySet().stream()
                        .map(member -> key(List.of(String.valueOf(member.getKey()))) + " = " + value(member.getValue()))
                        .collect(Collectors.joining(", ", "{ ", " }"));
            case TomlModel.Time time -> time.written();
            default -> Json.write(value);
        };
    }

    /** {@code [path]}, its plain values, then its tables, each with an empty line before it but the first. */
    static String table(Pointer path, Map<?, ?> members, String newline) {
        StringBuilder out = new StringBuilder();
        boolean plain = members.isEmpty() || members.values().stream().anyMatch(value -> !(value instanceof Map<?, ?>));
        if (plain) {
            out.append('[').append(key(path.parts())).append(']').append(newline);
        }
        members.forEach((name, value) -> {
            if (!(value instanceof Map<?, ?>)) {
                out.append(key(List.of(String.valueOf(name))))
                        .append(" = ")
                        .append(value(value))
                        .append(newline);
            }
        });
        members.forEach((name, value) -> {
            if (value instanceof Map<?, ?> table) {
                out.append(out.isEmpty() ? "" : newline)
                        .append(table(path.child(String.valueOf(name)), table, newline));
            }
        });
        return out.toString();
    }
}
