package dev.guildhall.dialect.gemini;

import dev.guildhall.dialect.Fields;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Names of fields: Google's JSON takes {@code system_instruction} as well as {@code systemInstruction}. */
final class GeminiNames {
    /** Below these the names are the client's own. */
    private static final Set<String> OWN = Set.of(
            "args", "response", "parametersJsonSchema", "responseJsonSchema", "properties", "labels", "metadata");

    private GeminiNames() {}

    /** The same with names in camel case; the argument is not touched. */
    static JsonNode camel(JsonNode node) {
        if (node.isArray()) {
            ArrayNode list = Fields.JSON.createArrayNode();
            node.forEach(item -> list.add(camel(item)));
            return list;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = Fields.object();
        node.propertyStream().forEach(field -> {
            String name = camel(field.getKey());
            object.set(
                    name,
                    name.equals("properties")
                            ? properties(field.getValue())
                            : OWN.contains(name) ? field.getValue() : camel(field.getValue()));
        });
        return object;
    }

    private static JsonNode properties(JsonNode schemas) {
        if (!schemas.isObject()) {
            return schemas;
        }
        ObjectNode object = Fields.object();
        schemas.propertyStream().forEach(field -> object.set(field.getKey(), camel(field.getValue())));
        return object;
    }

    private static String camel(String name) {
        if (name.indexOf('_') < 1) {
            return name;
        }
        StringBuilder camel = new StringBuilder(name.length());
        boolean upper = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_') {
                upper = true;
            } else {
                camel.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return camel.toString();
    }
}
