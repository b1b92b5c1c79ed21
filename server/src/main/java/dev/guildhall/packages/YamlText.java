package dev.guildhall.packages;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Writes YAML that every reader takes the same way: block maps, texts in double quotes, lists in brackets. */
final class YamlText {
    private final StringBuilder text = new StringBuilder();

    YamlText put(String key, String value) {
        return raw(key, quoted(value));
    }

    YamlText raw(String key, String value) {
        text.append(key).append(": ").append(value).append('\n');
        return this;
    }

    /** Texts, numbers, booleans, lists and maps; nothing for what is empty. */
    YamlText put(String key, Object value) {
        boolean empty =
                (value instanceof Map<?, ?> map && map.isEmpty()) || (value instanceof List<?> list && list.isEmpty());
        return empty ? this : raw(key, flow(value));
    }

    /** JSON, which is YAML too. */
    static String flow(Object value) {
        return switch (value) {
            case String string -> quoted(string);
            case Boolean flag -> flag.toString();
            case Long number -> number.toString();
            case Integer number -> number.toString();
            case BigDecimal number -> number.toPlainString();
            case List<?> list ->
                list.stream().map(YamlText::flow).collect(java.util.stream.Collectors.joining(", ", "[", "]"));
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> key(String.valueOf(entry.getKey())) + ": " + flow(entry.getValue()))
                        .collect(java.util.stream.Collectors.joining(", ", "{", "}"));
            default -> throw new IllegalArgumentException("no YAML for " + value.getClass());
        };
    }

    static String key(String key) {
        return key.matches("[A-Za-z_][A-Za-z0-9_-]*") && !key.matches("(?i)true|false|null|yes|no|on|off|y|n|~")
                ? key
                : quoted(key);
    }

    static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (printable(point)) {
                        quoted.appendCodePoint(point);
                    } else {
                        quoted.append(String.format(point > 0xFFFF ? "\\U%08X" : "\\u%04X", point));
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    private static boolean printable(int point) {
        return (point >= 0x20 && point < 0x7F)
                || (point >= 0xA0 && point < 0xD800 && point != 0x2028 && point != 0x2029)
                || (point > 0xDFFF && point < 0xFFFE && point != 0xFEFF)
                || point > 0xFFFF;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
