package dev.guildhall.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value of a JSON text with its place.
 *
 * @param end behind its last character
 * @param value plain, as {@link dev.guildhall.skill.Json} reads it
 * @param items members of an object or elements of an array
 * @param trailingComma whether a comma follows the last item
 */
record JsonNode(int start, int end, @Nullable Object value, Kind kind, List<Item> items, boolean trailingComma) {
    enum Kind {
        OBJECT,
        ARRAY,
        OTHER
    }

    /**
     * @param start of the key, or of the value in an array
     * @param key empty in an array
     * @param comma index of the comma behind it, -1 when there is none
     */
    record Item(int start, String key, JsonNode value, int comma) {}
}
