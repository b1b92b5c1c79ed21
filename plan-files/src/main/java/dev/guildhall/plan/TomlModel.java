package dev.guildhall.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** The values of a TOML text as plain ones; whether it is TOML at all is the library's judgement. */
final class TomlModel {
    private TomlModel() {}

    /** A date or time, which JSON has no notation for. */
    record Time(String written) {}

    static Map<String, @Nullable Object> read(String path, String text) {
        TomlParseResult result = Toml.parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
        if (result.hasErrors()) {
            TomlParseError error = result.errors().getFirst();
            TomlPosition place = error.position();
            throw new UnreadableFile(path, place.line(), place.column(), String.valueOf(error.getMessage()));
        }
        return table(result);
    }

    private static Map<String, @Nullable Object> table(TomlTable table) {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        for (String key : table.keySet()) {
            plain.put(key, plain(table.get(List.of(key))));
        }
        return plain;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case TomlTable table -> table(table);
            case TomlArray array -> {
                List<@Nullable Object> items = new ArrayList<>();
                for (int i = 0; i < array.size(); i++) {
                    items.add(plain(array.get(i)));
                }
                yield items;
            }
            case Double number ->
                Double.isFinite(number)
                        ? BigDecimal.valueOf(number)
                        : new Time(number.isNaN() ? "nan" : number > 0 ? "inf" : "-inf");
            case String text -> text;
            case Boolean flag -> flag;
            case Long number -> number;
            default -> new Time(value.toString());
        };
    }
}
