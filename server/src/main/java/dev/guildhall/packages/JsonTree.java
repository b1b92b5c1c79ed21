package dev.guildhall.packages;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A JSON object as plain Java values, with sorted keys; absent and empty values are left out. */
final class JsonTree {
    private final TreeMap<String, Object> values = new TreeMap<>();

    static JsonTree parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return of(plainMap(reader.readObject()));
        } catch (JsonException e) {
            throw new IllegalArgumentException("not a JSON object: " + e.getMessage(), e);
        }
    }

    private static JsonTree of(Map<?, ?> map) {
        JsonTree tree = new JsonTree();
        map.forEach((key, value) -> tree.values.put(String.valueOf(key), value));
        return tree;
    }

    JsonTree put(String key, Optional<String> value) {
        value.ifPresent(text -> values.put(key, text));
        return this;
    }

    JsonTree put(String key, JsonTree value) {
        if (!value.values.isEmpty()) {
            values.put(key, value.values);
        }
        return this;
    }

    JsonTree put(String key, Object value) {
        boolean empty =
                (value instanceof List<?> list && list.isEmpty()) || (value instanceof Map<?, ?> map && map.isEmpty());
        if (!empty) {
            values.put(key, value);
        }
        return this;
    }

    Map<String, Object> map() {
        return values;
    }

    String text(String key) {
        return optional(key).orElseThrow(() -> new IllegalArgumentException("`" + key + "` is missing"));
    }

    Optional<String> optional(String key) {
        return Optional.ofNullable(values.get(key)).map(value -> typed(key, value, String.class));
    }

    boolean flag(String key) {
        Object value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("`" + key + "` is missing");
        }
        return typed(key, value, Boolean.class);
    }

    List<String> list(String key) {
        return items(key).stream().map(item -> typed(key, item, String.class)).toList();
    }

    Map<String, String> texts(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        values(key).forEach((name, value) -> texts.put(name, typed(key, value, String.class)));
        return texts;
    }

    Map<String, Object> values(String key) {
        return find(key).map(tree -> Map.<String, Object>copyOf(tree.values)).orElse(Map.of());
    }

    Optional<JsonTree> find(String key) {
        return Optional.ofNullable(values.get(key)).map(value -> of(typed(key, value, Map.class)));
    }

    JsonTree tree(String key) {
        return find(key).orElseGet(JsonTree::new);
    }

    List<JsonTree> trees(String key) {
        return items(key).stream().map(item -> of(typed(key, item, Map.class))).toList();
    }

    private List<?> items(String key) {
        Object value = values.get(key);
        return value == null ? List.of() : typed(key, value, List.class);
    }

    private static <T> T typed(String key, Object value, Class<T> type) {
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("`" + key + "` is not a " + type.getSimpleName());
        }
        return type.cast(value);
    }

    @Override
    public String toString() {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = Json.createGenerator(out)) {
            write(json, values);
        }
        return out.toString();
    }

    private static void write(JsonGenerator json, Object value) {
        switch (value) {
            case String text -> json.write(text);
            case Boolean flag -> json.write(flag.booleanValue());
            case Long number -> json.write(number.longValue());
            case BigDecimal number -> json.write(number);
            case List<?> list -> {
                json.writeStartArray();
                list.forEach(item -> write(json, item));
                json.writeEnd();
            }
            case Map<?, ?> map -> {
                json.writeStartObject();
                new TreeMap<Object, Object>(map).forEach((key, item) -> {
                    json.writeKey(String.valueOf(key));
                    write(json, item);
                });
                json.writeEnd();
            }
            default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
    }

    private static Map<String, Object> plainMap(JsonObject object) {
        Map<String, Object> map = new LinkedHashMap<>();
        object.forEach((key, value) -> map.put(key, plain(value)));
        return map;
    }

    private static Object plain(JsonValue value) {
        return switch (value.getValueType()) {
            case STRING -> ((JsonString) value).getString();
            case TRUE -> true;
            case FALSE -> false;
            case NUMBER -> {
                BigDecimal number = ((JsonNumber) value).bigDecimalValue();
                yield number.scale() == 0 ? (Object) number.longValueExact() : number;
            }
            case OBJECT -> plainMap(value.asJsonObject());
            case ARRAY -> {
                JsonArray array = value.asJsonArray();
                List<Object> list = new ArrayList<>();
                array.forEach(item -> list.add(plain(item)));
                yield list;
            }
            case NULL -> throw new IllegalArgumentException("a manifest has no null");
        };
    }
}
