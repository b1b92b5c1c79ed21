package dev.guildhall.dialect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fields of a JSON object, read by type. {@code null} counts as absent. A field of another type is refused by its path when the object is a
 * client's request ({@link #of}), and counts as absent when it is a provider's answer ({@link #lenient}).
 */
public final class Fields {
    /** Shared by all dialects. Numbers keep their digits: 1.0 stays 1.0, and 0.1234567890123456789 too. */
    public static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final long MOST_TOKENS = 1_000_000_000_000L;

    private final JsonNode node;
    private final String path;
    private final boolean strict;

    private Fields(JsonNode node, String path, boolean strict) {
        this.node = node;
        this.path = path;
        this.strict = strict;
    }

    /** @param path where the object stands in the request, such as {@code messages[2]}; empty for the request itself */
    public static Fields of(JsonNode node, String path) {
        if (!node.isObject()) {
            throw refusal(path.isEmpty() ? "body" : path, "an object", node);
        }
        return new Fields(node, path, true);
    }

    public static Fields lenient(JsonNode node) {
        return new Fields(node, "", false);
    }

    /** Reads a provider's body; empty when it is no JSON object. */
    public static Optional<Fields> lenient(byte[] body) {
        return tree(body).filter(JsonNode::isObject).map(Fields::lenient);
    }

    /** Empty when it is no JSON. */
    public static Optional<JsonNode> tree(byte[] json) {
        try {
            JsonNode node = JSON.readTree(json);
            return node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Empty when it is no JSON. */
    public static Optional<JsonNode> tree(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            return node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** An object of tool arguments from what a model wrote: empty text is {@code {}}; what is no object is kept under {@code input}. */
    public static ObjectNode arguments(String text) {
        ObjectNode object = JSON.createObjectNode();
        if (text.isBlank()) {
            return object;
        }
        return tree(text)
                .filter(JsonNode::isObject)
                .map(ObjectNode.class::cast)
                .orElseGet(() -> object.put("input", text));
    }

    public static ObjectNode object() {
        return JSON.createObjectNode();
    }

    public static byte[] bytes(JsonNode node) {
        return JSON.writeValueAsBytes(node);
    }

    public JsonNode node() {
        return node;
    }

    public String path() {
        return path;
    }

    /** The raw value; empty when absent or null. */
    public Optional<JsonNode> at(String name) {
        @Nullable JsonNode value = node.get(name);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    public boolean has(String name) {
        return at(name).isPresent();
    }

    public Optional<String> text(String name) {
        return at(name).filter(value -> expected(value.isString(), name, "a string", value))
                .map(JsonNode::asString);
    }

    public String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    /** Refuses (or, leniently, answers the empty text) when it is missing. */
    public String required(String name) {
        return text(name).orElseGet(() -> {
            if (strict) {
                throw missing(name);
            }
            return "";
        });
    }

    public Optional<Integer> integer(String name) {
        return at(name).filter(
                        value -> expected(value.canConvertToInt() && value.isNumber(), name, "a whole number", value))
                .map(JsonNode::asInt);
    }

    public Optional<Long> whole(String name) {
        return at(name).filter(
                        value -> expected(value.isNumber() && value.canConvertToLong(), name, "a whole number", value))
                .map(JsonNode::asLong);
    }

    public long whole(String name, long otherwise) {
        return whole(name).orElse(otherwise);
    }

    /** A count of tokens in a provider's answer: 0 when it is absent, negative or beyond reason. */
    public long tokens(String name) {
        long tokens = whole(name, 0);
        return tokens < 0 || tokens > MOST_TOKENS ? 0 : tokens;
    }

    public Optional<Double> number(String name) {
        return at(name).filter(value -> expected(isDouble(value), name, "a number", value))
                .map(JsonNode::asDouble);
    }

    public Optional<Boolean> flag(String name) {
        return at(name).filter(value -> expected(value.isBoolean(), name, "true or false", value))
                .map(JsonNode::asBoolean);
    }

    public Optional<Fields> object(String name) {
        return at(name).filter(value -> expected(value.isObject(), name, "an object", value))
                .map(value -> new Fields(value, place(name), strict));
    }

    /** Elements that are objects, in order; empty when absent. */
    public List<Fields> objects(String name) {
        List<Fields> result = new ArrayList<>();
        List<JsonNode> values = list(name);
        for (int i = 0; i < values.size(); i++) {
            JsonNode value = values.get(i);
            if (expected(value.isObject(), name + "[" + i + "]", "an object", value)) {
                result.add(new Fields(value, place(name + "[" + i + "]"), strict));
            }
        }
        return result;
    }

    /** Elements that are strings, in order; empty when absent. */
    public List<String> texts(String name) {
        List<String> result = new ArrayList<>();
        List<JsonNode> values = list(name);
        for (int i = 0; i < values.size(); i++) {
            if (expected(values.get(i).isString(), name + "[" + i + "]", "a string", values.get(i))) {
                result.add(values.get(i).asString());
            }
        }
        return result;
    }

    /** Elements as they are; empty when absent. */
    public List<JsonNode> list(String name) {
        List<JsonNode> result = new ArrayList<>();
        at(name).filter(value -> expected(value.isArray(), name, "a list", value))
                .ifPresent(value -> value.forEach(result::add));
        return result;
    }

    /** What is not in {@code known}, by name. */
    public Map<String, JsonNode> others(Set<String> known) {
        Map<String, JsonNode> result = new HashMap<>();
        node.propertyStream()
                .filter(field -> !known.contains(field.getKey()))
                .forEach(field -> result.put(field.getKey(), field.getValue()));
        return result;
    }

    /** Where a field of this object stands. */
    public String place(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** "…is missing", with the place. */
    public RequestRefused missing(String name) {
        return Failure.of(Failure.Kind.BAD_REQUEST, "'%s' is missing.".formatted(place(name)))
                .about(place(name))
                .refused();
    }

    /** A refusal about a field, with the place before what is wrong: {@code 'tools[0].name' must be …}. */
    public RequestRefused wrong(String name, String what) {
        return Failure.of(Failure.Kind.BAD_REQUEST, "'%s' %s".formatted(place(name), what))
                .about(place(name))
                .refused();
    }

    private static boolean isDouble(JsonNode value) {
        return value.isNumber() && value.asDoubleOpt().isPresent();
    }

    private boolean expected(boolean good, String name, String what, JsonNode value) {
        if (!good && strict) {
            throw refusal(place(name), what, value);
        }
        return good;
    }

    private static RequestRefused refusal(String place, String what, JsonNode value) {
        return Failure.of(
                        Failure.Kind.BAD_REQUEST,
                        "'%s' must be %s; it is %s."
                                .formatted(
                                        place, what, value.getNodeType().name().toLowerCase(java.util.Locale.ROOT)))
                .about(place)
                .refused();
    }
}
