package dev.guildhall.dialect.anthropic;

import dev.guildhall.dialect.ChatRequest.OutputFormat;
import dev.guildhall.dialect.ModelTraits;
import dev.guildhall.dialect.ModelTraits.Ability;
import dev.guildhall.dialect.ModelTraits.Quirk;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON Schemas as {@code output_config.format} takes them: every object closed, no limits on numbers, texts and lists (they go into the
 * description, where the model still reads them).
 */
final class OutputSchema {
    private static final Pattern OLD =
            Pattern.compile("claude-(2|3|instant)|claude-(opus|sonnet|haiku)-4(-0|-2025\\d*|@.*)?$");
    private static final List<String> LIMITS = List.of(
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties");
    private static final Set<String> BY_NAME = Set.of("properties", "$defs", "definitions");
    private static final Set<String> LISTS = Set.of("anyOf", "allOf", "oneOf", "prefixItems");

    private OutputSchema() {}

    /** Whether the model has structured output (Claude 4.5 and later, 4.1). */
    static boolean isNewModel(ModelTraits traits) {
        return traits.can(Ability.JSON_SCHEMA)
                && !traits.has(Quirk.NO_JSON_SCHEMA)
                && !OLD.matcher(traits.model().toLowerCase(Locale.ROOT)).find();
    }

    /** Whether the model has it and the schema has no open objects, which it cannot say. */
    static boolean canSay(OutputFormat.Schema format, ModelTraits traits) {
        return isNewModel(traits) && isClosed(format.schema());
    }

    static JsonNode strict(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        close(copy);
        return copy;
    }

    private static boolean isClosed(JsonNode schema) {
        if (!(schema instanceof ObjectNode object)) {
            return true;
        }
        boolean open = object.path("additionalProperties").isObject()
                || object.path("additionalProperties").asBoolean(false)
                || (isObject(object) && object.path("properties").isEmpty() && !object.has("additionalProperties"));
        return !open && children(object).stream().allMatch(OutputSchema::isClosed);
    }

    private static void close(JsonNode schema) {
        if (!(schema instanceof ObjectNode object)) {
            return;
        }
        children(object).forEach(OutputSchema::close);
        if (isObject(object)) {
            object.put("additionalProperties", false);
        }
        JsonNode alternatives = object.remove("oneOf");
        if (alternatives != null) {
            object.set("anyOf", alternatives);
        }
        StringJoiner limits = new StringJoiner(", ", "{", "}");
        limits.setEmptyValue("");
        for (String limit : LIMITS) {
            boolean allowed = limit.equals("minItems") && object.path(limit).asInt(2) <= 1;
            if (object.has(limit) && !allowed) {
                limits.add(limit + ": " + object.remove(limit));
            }
        }
        if (limits.length() > 0) {
            String before = object.path("description").asString("");
            object.put("description", before.isEmpty() ? limits.toString() : before + "\n\n" + limits);
        }
    }

    private static boolean isObject(ObjectNode schema) {
        return schema.path("type").asString("").equals("object") || schema.has("properties");
    }

    private static List<JsonNode> children(ObjectNode schema) {
        return schema.propertyStream()
                .flatMap(field -> {
                    JsonNode value = field.getValue();
                    if (BY_NAME.contains(field.getKey()) || LISTS.contains(field.getKey())) {
                        return value.valueStream();
                    }
                    return field.getKey().equals("items") ? Stream.of(value) : Stream.empty();
                })
                .toList();
    }
}
