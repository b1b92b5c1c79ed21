package dev.guildhall.conformance;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.List;

/**
 * What a harness asked the model, whole.
 *
 * @param tools what it offered, by name
 * @param results what its tools gave back so far, oldest first
 */
record ModelRequest(Dialect dialect, JsonObject body, List<Tool> tools, List<String> results) {
    record Tool(String name, String description) {}

    /** Every text in it, one after the other, as the model reads them. */
    String words() {
        return words(body);
    }

    boolean shows(String text) {
        return words().contains(text);
    }

    boolean offers(String tool) {
        return tools.stream().anyMatch(offered -> offered.name().equals(tool));
    }

    /** Every text of a value, in its order. */
    static String words(JsonValue value) {
        StringBuilder words = new StringBuilder();
        collect(value, words);
        return words.toString();
    }

    private static void collect(JsonValue value, StringBuilder words) {
        if (value instanceof JsonString text) {
            words.append(text.getString()).append('\n');
        } else if (value instanceof JsonObject object) {
            object.forEach((key, inner) -> {
                words.append(key).append('\n');
                collect(inner, words);
            });
        } else if (value instanceof JsonStructure list) {
            list.asJsonArray().forEach(inner -> collect(inner, words));
        }
    }
}
