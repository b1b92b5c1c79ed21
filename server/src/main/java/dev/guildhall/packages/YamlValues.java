package dev.guildhall.packages;

import dev.guildhall.platform.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Pieces of YAML as text, as a list of texts, or as plain values. */
final class YamlValues {
    private YamlValues() {}

    /** Scalars as written, lists of scalars joined, anything else as JSON. */
    static String text(YamlNode node, String joint) {
        return switch (node) {
            case YamlNode.Scalar scalar -> scalar.isNull() ? "" : scalar.text();
            case YamlNode.Sequence sequence ->
                sequence.items().stream().allMatch(item -> item instanceof YamlNode.Scalar)
                        ? String.join(joint, texts(node))
                        : json(node);
            case YamlNode.Mapping mapping -> json(node);
        };
    }

    static String json(YamlNode node) {
        return Json.text(typed(node).orElse(""));
    }

    /** The scalars of a list, or the parts of a text between commas. */
    static List<String> texts(YamlNode node) {
        List<String> texts = new ArrayList<>();
        switch (node) {
            case YamlNode.Scalar scalar -> texts.addAll(List.of(text(scalar, "").split(",", -1)));
            case YamlNode.Sequence sequence -> sequence.items().forEach(item -> texts.add(text(item, " ")));
            case YamlNode.Mapping mapping -> mapping.entries().forEach(entry -> texts.add(entry.key()));
        }
        return texts.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
    }

    static Optional<Boolean> truth(YamlNode node) {
        return switch (text(node, "").strip().toLowerCase(java.util.Locale.ROOT)) {
            case "true", "yes", "on" -> Optional.of(true);
            case "false", "no", "off" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** Texts, {@link Long}, {@link BigDecimal}, booleans, lists and maps, as {@code overrides} takes them; empty for null. */
    static Optional<Object> typed(YamlNode node) {
        return switch (node) {
            case YamlNode.Mapping mapping -> {
                Map<String, Object> map = new LinkedHashMap<>();
                mapping.entries()
                        .forEach(entry -> typed(entry.value()).ifPresent(value -> map.put(entry.key(), value)));
                yield Optional.of(map);
            }
            case YamlNode.Sequence sequence -> {
                List<Object> list = new ArrayList<>();
                sequence.items().forEach(item -> typed(item).ifPresent(list::add));
                yield Optional.of(list);
            }
            case YamlNode.Scalar scalar -> scalar(scalar);
        };
    }

    private static Optional<Object> scalar(YamlNode.Scalar scalar) {
        Tag tag = scalar.tag();
        if (tag.equals(Tag.NULL)) {
            return Optional.empty();
        }
        if (tag.equals(Tag.BOOL)) {
            return Optional.of(Boolean.parseBoolean(scalar.text()));
        }
        if ((tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) && scalar.text().matches("-?[0-9]{1,15}(\\.[0-9]{1,10})?")) {
            BigDecimal number = new BigDecimal(scalar.text());
            boolean whole = number.stripTrailingZeros().scale() <= 0;
            return Optional.of(whole ? (Object) number.longValue() : number);
        }
        return Optional.of(scalar.text());
    }
}
