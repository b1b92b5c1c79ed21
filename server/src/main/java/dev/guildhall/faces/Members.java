package dev.guildhall.faces;

import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** Members of a JSON object, in order. */
final class Members {
    /** Written as {@code null}; where a member is missing altogether, some clients refuse the whole answer. */
    static final JsonValue NULL = JsonValue.NULL;

    private Members() {}

    /** @param pairs name, value, name, value … */
    static Map<String, Object> of(Object... pairs) {
        if (pairs.length % 2 != 0) {
            throw new IllegalArgumentException("a name without a value");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            members.put((String) pairs[i], pairs[i + 1]);
        }
        return members;
    }
}
