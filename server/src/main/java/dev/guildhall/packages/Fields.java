package dev.guildhall.packages;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Typed reading of one mapping; what does not fit becomes a finding with file and line, and counts as absent. */
public final class Fields {
    private final YamlNode.Mapping mapping;
    private final String prefix;
    private final String file;
    private final Findings findings;

    /** A text and the line it stands on. */
    public record Text(String value, int line) {}

    /** A key and its text. */
    public record Pair(String key, String value, int line) {}

    /** @param prefix where this mapping stands, for messages: empty, or {@code repository.} */
    public static Fields of(YamlNode.Mapping mapping, String prefix, String file, Findings findings) {
        return new Fields(mapping, prefix, file, findings);
    }

    Fields(YamlNode.Mapping mapping, String prefix, String file, Findings findings) {
        this.mapping = mapping;
        this.prefix = prefix;
        this.file = file;
        this.findings = findings;
    }

    /** Reports every key that is not among {@code known}. */
    public Fields knowing(Collection<String> known) {
        for (YamlNode.Entry entry : mapping.entries()) {
            if (!known.contains(entry.key())) {
                findings.add(FindingCode.UNKNOWN_FIELD.inFile(
                        file,
                        entry.line(),
                        "`" + prefix + Shown.clip(entry.key()) + "` is not a known key.",
                        "Did you mean `" + prefix + Similar.nearest(entry.key(), known) + "`?"));
            }
        }
        return this;
    }

    public int line() {
        return mapping.line();
    }

    public int line(String key) {
        return mapping.find(key).map(YamlNode.Entry::line).orElse(mapping.line());
    }

    public List<YamlNode.Entry> entries() {
        return mapping.entries();
    }

    public void report(FindingCode code, int line, String message, String fix) {
        findings.add(code.inFile(file, line, message, fix));
    }

    public String name(String key) {
        return "`" + prefix + key + "`";
    }

    public Optional<YamlNode> value(String key) {
        return mapping.find(key).map(YamlNode.Entry::value);
    }

    public Optional<Text> text(String key, int most) {
        return value(key).flatMap(node -> text(node, name(key), most));
    }

    /** As {@link #text}, but an unquoted number is taken as it is written: versions, ranges, hashes. */
    public Optional<Text> written(String key, int most) {
        return value(key).flatMap(node -> written(node, name(key), most));
    }

    public boolean flag(String key, boolean otherwise) {
        Optional<YamlNode> value = value(key);
        if (value.isEmpty()) {
            return otherwise;
        }
        if (value.get() instanceof YamlNode.Scalar scalar && scalar.tag().equals(Tag.BOOL)) {
            return Boolean.parseBoolean(scalar.text());
        }
        wrongType(value.get(), name(key), "`true` or `false`");
        return otherwise;
    }

    public List<Text> texts(String key, int most, int longest) {
        List<Text> texts = new ArrayList<>();
        for (YamlNode item : items(key, most)) {
            text(item, name(key), longest).ifPresent(texts::add);
        }
        return texts;
    }

    public Optional<Fields> section(String key, Collection<String> known) {
        return value(key).flatMap(node -> {
            if (node instanceof YamlNode.Mapping section) {
                return Optional.of(new Fields(section, prefix + key + ".", file, findings).knowing(known));
            }
            wrongType(node, name(key), "a map with the keys " + String.join(", ", known));
            return Optional.empty();
        });
    }

    public List<Fields> sections(String key, int most, Collection<String> known) {
        List<Fields> sections = new ArrayList<>();
        int index = 0;
        for (YamlNode item : items(key, most)) {
            String place = prefix + key + "[" + index++ + "]";
            if (item instanceof YamlNode.Mapping section) {
                sections.add(new Fields(section, place + ".", file, findings).knowing(known));
            } else {
                wrongType(item, "`" + place + "`", "a map with the keys " + String.join(", ", known));
            }
        }
        return sections;
    }

    /** The entries of a map from text to text, unquoted numbers as written. */
    public List<Pair> pairs(String key, int most, int longest) {
        List<Pair> pairs = new ArrayList<>();
        for (YamlNode.Entry entry : map(key, most)) {
            written(entry.value(), "`" + prefix + key + "." + Shown.clip(entry.key()) + "`", longest)
                    .ifPresent(text -> pairs.add(new Pair(entry.key(), text.value(), entry.line())));
        }
        return pairs;
    }

    public List<YamlNode.Entry> map(String key, int most) {
        Optional<YamlNode> value = value(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!(value.get() instanceof YamlNode.Mapping map)) {
            wrongType(value.get(), name(key), "a map of keys to values");
            return List.of();
        }
        return bounded(map.entries(), most, name(key), map.line());
    }

    private List<YamlNode> items(String key, int most) {
        Optional<YamlNode> value = value(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (!(value.get() instanceof YamlNode.Sequence list)) {
            wrongType(value.get(), name(key), "a list: `[one, two]`");
            return List.of();
        }
        return bounded(list.items(), most, name(key), list.line());
    }

    private <T> List<T> bounded(List<T> all, int most, String name, int line) {
        if (all.size() <= most) {
            return all;
        }
        report(
                FindingCode.TOO_MANY,
                line,
                name + " has " + all.size() + " entries; at most " + most + " are allowed.",
                "Remove some.");
        return all.subList(0, most);
    }

    private Optional<Text> text(YamlNode node, String name, int most) {
        if (node instanceof YamlNode.Scalar scalar
                && !scalar.isNull()
                && !scalar.tag().equals(Tag.STR)) {
            report(FindingCode.WRONG_TYPE, node.line(), name + " is " + node.kind() + ".", "Put it in quotes.");
            return Optional.empty();
        }
        return written(node, name, most);
    }

    private Optional<Text> written(YamlNode node, String name, int most) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            wrongType(node, name, "text");
            return Optional.empty();
        }
        if (scalar.isNull() || scalar.text().isBlank()) {
            report(FindingCode.MISSING_FIELD, scalar.line(), name + " is empty.", "Write a value or remove the key.");
            return Optional.empty();
        }
        return checked(scalar, name, most);
    }

    private Optional<Text> checked(YamlNode.Scalar scalar, String name, int most) {
        int length = scalar.text().codePointCount(0, scalar.text().length());
        if (length > most) {
            report(
                    FindingCode.TOO_LONG,
                    scalar.line(),
                    name + " has " + length + " characters; at most " + most + " are allowed.",
                    "Shorten it.");
        }
        if (scalar.text().chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
            report(FindingCode.CONTROL_CHARACTER, scalar.line(), name + " contains a control character.", "Remove it.");
        }
        return Optional.of(new Text(scalar.text(), scalar.line()));
    }

    public void wrongType(YamlNode node, String name, String wanted) {
        report(
                FindingCode.WRONG_TYPE,
                node.line(),
                name + " is " + node.kind() + ", not " + wanted + ".",
                "Write " + wanted + ".");
    }
}
