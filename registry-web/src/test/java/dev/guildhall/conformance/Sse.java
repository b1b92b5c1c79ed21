package dev.guildhall.conformance;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Stream;

/** Pieces that the protocols share. */
final class Sse {
    private Sse() {}

    static String event(String name, JsonObject data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }

    static String data(JsonObject data) {
        return "data: " + data + "\n\n";
    }

    /** An object of these keys and values: text, number, boolean, JSON. */
    static JsonObject object(Object... keysAndValues) {
        JsonObjectBuilder builder = Json.createObjectBuilder();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            builder.add((String) keysAndValues[i], value(keysAndValues[i + 1]));
        }
        return builder.build();
    }

    static JsonArray list(JsonValue... values) {
        return Json.createArrayBuilder(List.of(values)).build();
    }

    private static JsonValue value(Object value) {
        return switch (value) {
            case JsonValue json -> json;
            case String text -> Json.createValue(text);
            case Integer number -> Json.createValue(number);
            case Boolean truth -> truth ? JsonValue.TRUE : JsonValue.FALSE;
            default -> throw new IllegalArgumentException(value.getClass().getName());
        };
    }

    /** The objects of a list that may be absent. */
    static Stream<JsonObject> objects(JsonObject parent, String key) {
        JsonValue value = parent.getOrDefault(key, JsonValue.EMPTY_JSON_ARRAY);
        if (!(value instanceof JsonArray array)) {
            return Stream.empty();
        }
        return array.stream().filter(JsonObject.class::isInstance).map(JsonValue::asJsonObject);
    }
}
