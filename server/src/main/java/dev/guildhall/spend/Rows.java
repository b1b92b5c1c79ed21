package dev.guildhall.spend;

import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Objects of LiteLLM's JSON, whose members are always there, {@code null} when they have no value. */
final class Rows {
    private Rows() {}

    /** @param pairs names and values in turn */
    static Map<String, Object> of(Object... pairs) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put((String) pairs[i], orNull(pairs[i + 1]));
        }
        return row;
    }

    static Object orNull(@Nullable Object value) {
        Object present = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        return present == null ? JsonValue.NULL : present;
    }
}
