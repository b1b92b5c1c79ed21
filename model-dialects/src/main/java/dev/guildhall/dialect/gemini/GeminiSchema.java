package dev.guildhall.dialect.gemini;

import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.Fields;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas and Gemini's {@code Schema}, which is an excerpt of OpenAPI 3.0: no references, no unions of types, no constants; every list
 * says its items, enumerations are of texts.
 */
final class GeminiSchema {
    private static final int DEEPEST = 32;
    private static final Set<String> COPIED = Set.of(
            "title",
            "description",
            "minItems",
            "maxItems",
            "minProperties",
            "maxProperties",
            "minLength",
            "maxLength",
            "pattern",
            "minimum",
            "maximum",
            "propertyOrdering",
            "nullable");
    private static final Set<String> FORMATS = Set.of("enum", "date-time", "float", "double", "int32", "int64");

    private static final int MOST_PARTS = 20_000;

    private final JsonNode root;
    /** References that are being put in place: one of them again is a circle. */
    private final Deque<String> within = new ArrayDeque<>();

    private int parts;

    private GeminiSchema(JsonNode root) {
        this.root = root;
    }

    /** What Gemini takes of a JSON Schema: references put in place, {@code const} as an enumeration, {@code oneOf} as {@code anyOf}. */
    static ObjectNode toGemini(JsonNode schema) {
        return new GeminiSchema(schema).schema(schema, 0);
    }

    /** As JSON Schema: types in lower case, {@code nullable} as a type, numbers that came as texts as numbers. */
    static JsonNode toJsonSchema(JsonNode gemini) {
        if (!gemini.isObject()) {
            return gemini;
        }
        ObjectNode schema = Fields.object();
        boolean nullable = gemini.path("nullable").asBoolean(false);
        gemini.propertyStream().forEach(field -> {
            JsonNode value = field.getValue();
            switch (field.getKey()) {
                case "nullable", "propertyOrdering" -> {
                    // Said by the type; of no meaning elsewhere.
                }
                case "type" -> {
                    String type = value.asString("object").toLowerCase(Locale.ROOT);
                    if (type.equals("type_unspecified")) {
                        return;
                    }
                    if (nullable) {
                        schema.putArray("type").add(type).add("null");
                    } else {
                        schema.put("type", type);
                    }
                }
                case "properties" -> {
                    ObjectNode properties = schema.putObject("properties");
                    value.propertyStream()
                            .forEach(property -> properties.set(property.getKey(), toJsonSchema(property.getValue())));
                }
                case "items" -> schema.set("items", toJsonSchema(value));
                case "anyOf" -> {
                    ArrayNode alternatives = schema.putArray("anyOf");
                    value.forEach(alternative -> alternatives.add(toJsonSchema(alternative)));
                }
                case "minItems", "maxItems", "minLength", "maxLength", "minProperties", "maxProperties" ->
                    schema.set(
                            field.getKey(),
                            value.isString() && value.asString().matches("\\d{1,18}")
                                    ? Fields.JSON.getNodeFactory().numberNode(Long.parseLong(value.asString()))
                                    : value);
                default -> schema.set(field.getKey(), value);
            }
        });
        return schema;
    }

    private ObjectNode schema(JsonNode given, int depth) {
        if (++parts > MOST_PARTS) {
            throw Failure.of(
                            Failure.Kind.BAD_REQUEST,
                            "A JSON Schema has more than %d parts once its references are put in place."
                                    .formatted(MOST_PARTS))
                    .about("tools")
                    .refused();
        }
        String reference = given.path("$ref").asString("");
        if (reference.isEmpty()) {
            return expanded(given, depth);
        }
        if (within.contains(reference)) {
            return Fields.object().put("type", "object");
        }
        within.push(reference);
        ObjectNode result = expanded(given, depth);
        within.pop();
        return result;
    }

    private ObjectNode expanded(JsonNode given, int depth) {
        ObjectNode result = Fields.object();
        Optional<JsonNode> found = depth > DEEPEST ? Optional.empty() : resolved(given, 0);
        if (found.isEmpty() || !found.get().isObject()) {
            // true, {}, a circle of references: whatever it may be.
            return result.put("type", given.isBoolean() ? "string" : "object");
        }
        JsonNode schema = merged(found.get());
        List<JsonNode> alternatives = new ArrayList<>();
        schema.path("anyOf").forEach(alternatives::add);
        schema.path("oneOf").forEach(alternatives::add);
        List<String> types = types(schema);
        boolean nullable = types.contains("null") || alternatives.stream().anyMatch(GeminiSchema::isNull);
        types.remove("null");
        alternatives.removeIf(GeminiSchema::isNull);
        schema.propertyStream()
                .filter(field -> COPIED.contains(field.getKey()))
                .forEach(field -> result.set(field.getKey(), field.getValue()));
        if (nullable) {
            result.put("nullable", true);
        }
        if (alternatives.size() == 1 && types.isEmpty()) {
            ObjectNode only = schema(alternatives.getFirst(), depth + 1);
            result.propertyStream().forEach(field -> only.set(field.getKey(), field.getValue()));
            return only;
        }
        if (!alternatives.isEmpty() && !schema.has("properties")) {
            ArrayNode any = result.putArray("anyOf");
            alternatives.forEach(alternative -> any.add(schema(alternative, depth + 1)));
            return result;
        }
        if (types.size() > 1) {
            ArrayNode any = result.putArray("anyOf");
            types.forEach(type -> any.add(typed(schema, type, depth, Fields.object())));
            return result;
        }
        return typed(schema, types.isEmpty() ? guessed(schema) : types.getFirst(), depth, result);
    }

    private ObjectNode typed(JsonNode schema, String type, int depth, ObjectNode to) {
        to.put("type", type);
        switch (type) {
            case "object" -> {
                ObjectNode properties = Fields.object();
                schema.path("properties")
                        .propertyStream()
                        .forEach(property -> properties.set(property.getKey(), schema(property.getValue(), depth + 1)));
                if (!properties.isEmpty()) {
                    to.set("properties", properties);
                    ArrayNode required = Fields.JSON.createArrayNode();
                    schema.path("required").forEach(name -> {
                        if (properties.has(name.asString(""))) {
                            required.add(name);
                        }
                    });
                    if (!required.isEmpty()) {
                        to.set("required", required);
                    }
                }
            }
            case "array" -> {
                JsonNode items = schema.has("items")
                        ? schema.get("items")
                        : schema.path("prefixItems").path(0);
                to.set(
                        "items",
                        items.isMissingNode() ? Fields.object().put("type", "string") : schema(items, depth + 1));
            }
            default -> enumeration(schema, type, to);
        }
        String format = schema.path("format").asString("");
        if (FORMATS.contains(format)) {
            to.put("format", format);
        }
        return to;
    }

    /** Only texts can be enumerated; other values go into the description. */
    private static void enumeration(JsonNode schema, String type, ObjectNode to) {
        ArrayNode values = Fields.JSON.createArrayNode();
        if (schema.has("const")) {
            values.add(schema.get("const"));
        }
        schema.path("enum").forEach(value -> {
            if (!value.isNull()) {
                values.add(value);
            }
        });
        if (values.isEmpty()) {
            return;
        }
        if (type.equals("string") && values.valueStream().allMatch(JsonNode::isString)) {
            to.set("enum", values);
            return;
        }
        String before = to.path("description").asString("");
        to.put("description", (before.isEmpty() ? "" : before + " ") + "One of: " + values);
    }

    private static List<String> types(JsonNode schema) {
        List<String> types = new ArrayList<>();
        JsonNode type = schema.path("type");
        if (type.isString()) {
            types.add(type.asString().toLowerCase(Locale.ROOT));
        }
        if (type.isArray()) {
            type.forEach(one -> types.add(one.asString("object").toLowerCase(Locale.ROOT)));
        }
        return types;
    }

    private static String guessed(JsonNode schema) {
        if (schema.has("properties")) {
            return "object";
        }
        if (schema.has("items")) {
            return "array";
        }
        JsonNode value =
                schema.has("const") ? schema.get("const") : schema.path("enum").path(0);
        if (value.isNumber()) {
            return value.isIntegralNumber() ? "integer" : "number";
        }
        return value.isBoolean() ? "boolean" : value.isString() ? "string" : "object";
    }

    /** {@code allOf} as one schema. */
    private JsonNode merged(JsonNode schema) {
        if (!schema.path("allOf").isArray()) {
            return schema;
        }
        ObjectNode merged = ((ObjectNode) schema).deepCopy();
        merged.remove("allOf");
        for (JsonNode part : schema.get("allOf")) {
            resolved(part, 0)
                    .filter(JsonNode::isObject)
                    .ifPresent(found -> found.propertyStream().forEach(field -> {
                        if (field.getValue() instanceof ObjectNode properties
                                && field.getKey().equals("properties")) {
                            JsonNode before = merged.path("properties");
                            merged.set(
                                    "properties",
                                    before instanceof ObjectNode object ? object.setAll(properties) : properties);
                        } else if (field.getValue() instanceof ArrayNode names
                                && field.getKey().equals("required")) {
                            JsonNode before = merged.path("required");
                            merged.set("required", before instanceof ArrayNode array ? array.addAll(names) : names);
                        } else {
                            merged.putIfAbsent(field.getKey(), field.getValue());
                        }
                    }));
        }
        return merged;
    }

    /** What a reference within the schema points at; empty when it points nowhere or at itself. */
    private Optional<JsonNode> resolved(JsonNode schema, int hops) {
        String reference = schema.path("$ref").asString("");
        if (reference.isEmpty()) {
            return Optional.of(schema);
        }
        JsonNode target = reference.startsWith("#/")
                ? root.at(reference.substring(1))
                : reference.equals("#") ? root : root.path("");
        return hops > DEEPEST || target.isMissingNode() ? Optional.empty() : resolved(target, hops + 1);
    }

    private static boolean isNull(JsonNode schema) {
        return schema.path("type").asString("").equals("null")
                || schema.path("const").isNull();
    }
}
