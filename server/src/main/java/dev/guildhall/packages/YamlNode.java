package dev.guildhall.packages;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** A piece of YAML with the line it starts on. Scalars are text as written; nothing is guessed into numbers or dates. */
public sealed interface YamlNode {
    /** 1-based, in the file. */
    int line();

    /** {@code plain} when it stands without quotes, so that a YAML reader may take it for a number. */
    record Scalar(String text, boolean plain, int line) implements YamlNode {
        /** What YAML's core schema would take an unquoted scalar for; {@link Tag#STR} when it is text for everybody. */
        Tag tag() {
            return plain ? new CoreSchema().getScalarResolver().resolve(text, true) : Tag.STR;
        }

        public boolean isNull() {
            return tag().equals(Tag.NULL);
        }
    }

    /** A list. */
    record Sequence(List<YamlNode> items, int line) implements YamlNode {}

    /** Keys and values in the order written. */
    record Mapping(List<Entry> entries, int line) implements YamlNode {
        public Optional<Entry> find(String key) {
            return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
        }
    }

    /** One key with its value; {@code line} is the key's. */
    record Entry(String key, int line, YamlNode value) {}

    /** For messages: "a list", "a number". */
    default String kind() {
        return switch (this) {
            case Sequence sequence -> "a list";
            case Mapping mapping -> "a map";
            case Scalar scalar -> {
                Tag tag = scalar.tag();
                if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
                    yield "a number";
                }
                yield tag.equals(Tag.BOOL) ? "true or false" : tag.equals(Tag.NULL) ? "empty" : "text";
            }
        };
    }
}
