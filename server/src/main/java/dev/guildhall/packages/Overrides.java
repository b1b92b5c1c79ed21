package dev.guildhall.packages;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads {@code overrides}: the one place where values keep the types YAML gives them, since harnesses want theirs. */
final class Overrides {
    private final Fields fields;

    Overrides(Fields fields) {
        this.fields = fields;
    }

    /** Harness to its settings: texts, {@link Long}, {@link BigDecimal}, booleans, lists and maps. */
    Map<String, Object> read() {
        Map<String, Object> overrides = new LinkedHashMap<>();
        for (YamlNode.Entry entry : fields.map("overrides", 30)) {
            if (!Values.KEBAB.matcher(entry.key()).matches()) {
                fields.report(
                        FindingCode.VALUE_FORMAT,
                        entry.line(),
                        "`overrides` has the harness `" + Shown.clip(entry.key()) + "`.",
                        "Write a harness name such as `claude-code`.");
            } else if (entry.value() instanceof YamlNode.Mapping settings) {
                overrides.put(entry.key(), map(settings));
            } else {
                fields.wrongType(entry.value(), "`overrides." + entry.key() + "`", "a map of settings");
            }
        }
        return overrides;
    }

    private Map<String, Object> map(YamlNode.Mapping mapping) {
        Map<String, Object> map = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> value(entry.value()).ifPresent(value -> map.put(entry.key(), value)));
        return map;
    }

    private Optional<Object> value(YamlNode node) {
        return switch (node) {
            case YamlNode.Mapping mapping -> Optional.of(map(mapping));
            case YamlNode.Sequence sequence -> {
                List<Object> list = new ArrayList<>();
                sequence.items().forEach(item -> value(item).ifPresent(list::add));
                yield Optional.of(list);
            }
            case YamlNode.Scalar scalar -> scalar(scalar);
        };
    }

    private Optional<Object> scalar(YamlNode.Scalar scalar) {
        Tag tag = scalar.tag();
        if (tag.equals(Tag.BOOL)) {
            return Optional.of(Boolean.parseBoolean(scalar.text()));
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return number(scalar);
        }
        if (tag.equals(Tag.NULL)) {
            fields.report(
                    FindingCode.MISSING_FIELD,
                    scalar.line(),
                    "A value under `overrides` is empty.",
                    "Write a value or remove the key.");
            return Optional.empty();
        }
        return Optional.of(scalar.text());
    }

    private Optional<Object> number(YamlNode.Scalar scalar) {
        // A database that stores JSON keeps neither exponents nor trailing zeros of whole numbers: nor do we.
        if (scalar.text().length() <= 30 && !scalar.text().matches(".*[eE].{4,}")) {
            try {
                BigDecimal number = new BigDecimal(scalar.text());
                boolean whole = number.stripTrailingZeros().scale() <= 0;
                return Optional.of(whole ? (Object) number.longValueExact() : number);
            } catch (ArithmeticException | NumberFormatException e) {
                // Told below: beyond 64 bits, octal, hexadecimal, .inf or .nan.
            }
        }
        fields.report(
                FindingCode.VALUE_FORMAT,
                scalar.line(),
                "The number `" + Shown.clip(scalar.text()) + "` cannot be kept exactly.",
                "Write a decimal number of at most 18 digits, or put it in quotes.");
        return Optional.empty();
    }
}
