package dev.guildhall.models;

import dev.guildhall.packages.YamlNode;
import dev.guildhall.platform.PlatformProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON of models: bodies of LiteLLM's management calls, which have keys of any name, and what is kept of them. */
final class JsonTree {
    static final int MOST_BYTES = 1 << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(24)
                            .maxStringLength(256 * 1024)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonTree() {}

    /** A body, which must be an object; whatever media type it came as, because {@code curl -d} says it is a form. */
    static ObjectNode body(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw PlatformProblem.TOO_LARGE.because("A JSON body may have %d bytes at most.".formatted(MOST_BYTES));
        }
        try {
            if (MAPPER.readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
            throw PlatformProblem.BAD_REQUEST.because("The body must be a JSON object, that is, begin with \"{\".");
        } catch (JacksonException e) {
            throw PlatformProblem.BAD_REQUEST.because("The body is not JSON: line %d, column %d."
                    .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
        }
    }

    /** What this server itself kept. */
    static ObjectNode kept(byte[] bytes) {
        if (MAPPER.readTree(bytes) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalStateException("what is kept of a model is no JSON object");
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
    }

    static String text(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** For the readers that YAML goes through; there are no lines. */
    static YamlNode yaml(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<YamlNode.Entry> entries = new ArrayList<>();
            object.properties()
                    .forEach(member -> entries.add(new YamlNode.Entry(member.getKey(), 0, yaml(member.getValue()))));
            return new YamlNode.Mapping(entries, 0);
        }
        if (node.isArray()) {
            List<YamlNode> items = new ArrayList<>();
            node.forEach(item -> items.add(yaml(item)));
            return new YamlNode.Sequence(items, 0);
        }
        return node.isString()
                ? new YamlNode.Scalar(node.stringValue(), false, 0)
                : new YamlNode.Scalar(node.isNumber() ? node.decimalValue().toString() : node.toString(), true, 0);
    }

    static YamlNode.Mapping mapping(ObjectNode object) {
        return (YamlNode.Mapping) yaml(object);
    }
}
