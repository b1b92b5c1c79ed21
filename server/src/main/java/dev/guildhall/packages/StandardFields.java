package dev.guildhall.packages;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The six fields of the open Agent Skills standard, checked.
 *
 * <p>Source: the standard's specification and its reference validator. {@code PUBLISH} adds what real harnesses need on
 * top: ASCII names, no numbers where text belongs, no markup.
 */
final class StandardFields {
    static final List<String> KNOWN =
            List.of("name", "description", "license", "compatibility", "metadata", "allowed-tools");

    private static final int NAME_LENGTH = 64;
    private static final int DESCRIPTION_LENGTH = 1024;
    private static final int SHOWN_DESCRIPTION = 200;
    private static final int LICENSE_LENGTH = 500;
    private static final int COMPATIBILITY_LENGTH = 500;
    private static final Pattern ASCII_NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern MARKUP = Pattern.compile("<[/!?]?[\\p{L}_][^<>]*>");
    private static final Map<String, String> BELONGS_INTO_SKILL_YAML = Map.ofEntries(
            Map.entry("version", "version"),
            Map.entry("author", "package"),
            Map.entry("tags", "keywords"),
            Map.entry("keywords", "keywords"),
            Map.entry("category", "category"),
            Map.entry("triggers", "invocation.whenToUse"),
            Map.entry("when_to_use", "invocation.whenToUse"),
            Map.entry("user-invocable", "invocation.user"),
            Map.entry("disable-model-invocation", "invocation.model"),
            Map.entry("argument-hint", "invocation.argumentHint"),
            Map.entry("paths", "invocation.paths"),
            Map.entry("tools", "tools.preapproved"),
            Map.entry("dependencies", "dependencies"));

    enum Strictness {
        STANDARD,
        PUBLISH
    }

    private final Fields fields;
    private final String file;
    private final Findings findings;
    private final Strictness strictness;

    /** What stands in the frontmatter; {@code name} and {@code description} are there when they are usable at all. */
    record Read(
            Optional<String> name,
            Optional<String> description,
            Optional<String> license,
            Optional<String> compatibility,
            Map<String, String> metadata,
            Optional<String> allowedTools) {}

    StandardFields(YamlNode.Mapping mapping, String file, Findings findings, Strictness strictness) {
        this.fields = new Fields(mapping, "", file, findings);
        this.file = file;
        this.findings = findings;
        this.strictness = strictness;
    }

    Read read(Optional<String> folder) {
        fields.entries().stream().filter(entry -> !KNOWN.contains(entry.key())).forEach(this::unknown);
        Optional<String> name = required("name", NAME_LENGTH);
        name.ifPresent(value -> checkName(value, folder));
        Optional<String> description = required("description", DESCRIPTION_LENGTH);
        description.ifPresent(this::checkDescription);
        return new Read(
                name,
                description,
                text("license", LICENSE_LENGTH),
                text("compatibility", COMPATIBILITY_LENGTH),
                metadata(),
                allowedTools());
    }

    private void unknown(YamlNode.Entry entry) {
        @Nullable String moved = BELONGS_INTO_SKILL_YAML.get(entry.key());
        String fix = moved == null
                ? "Did you mean `" + Similar.nearest(entry.key(), KNOWN) + "`? Anything else goes under `metadata`."
                : "Write it as `" + moved + "` in skill.yaml, or under `metadata`.";
        findings.add(FindingCode.UNKNOWN_FIELD.inFile(
                file, entry.line(), "`" + Shown.clip(entry.key()) + "` is not one of the standard's six fields.", fix));
    }

    private Optional<String> required(String key, int most) {
        Optional<YamlNode> value = fields.value(key);
        if (value.isEmpty()) {
            fields.report(
                    FindingCode.MISSING_FIELD,
                    1,
                    "`" + key + "` is missing.",
                    "Add `" + key + ": …` to the frontmatter.");
            return Optional.empty();
        }
        return text(key, most);
    }

    private Optional<String> text(String key, int most) {
        Optional<Fields.Text> text =
                strictness == Strictness.PUBLISH ? fields.text(key, most) : fields.written(key, most);
        return text.map(Fields.Text::value).map(String::strip);
    }

    private void checkName(String written, Optional<String> folder) {
        int line = fields.line("name");
        String name = Normalizer.normalize(written, Normalizer.Form.NFKC);
        if (strictness == Strictness.PUBLISH && !written.chars().allMatch(c -> c < 128)) {
            fields.report(
                    FindingCode.NAME_NOT_ASCII,
                    line,
                    "The name `" + Shown.clip(written) + "` has letters outside a–z and 0–9.",
                    "Write it in ASCII and keep the original as `displayName` in skill.yaml; Copilot drops other names.");
        } else {
            wrongForm(name)
                    .ifPresent(wrong -> fields.report(
                            FindingCode.NAME_FORMAT,
                            line,
                            "The name `" + Shown.clip(written) + "` " + wrong + ".",
                            "Use lower-case letters, digits and single hyphens, such as `pdf-tools`."));
        }
        if (MARKUP.matcher(written).find()) {
            markup("name");
        }
        folder.filter(there ->
                        !Normalizer.normalize(there, Normalizer.Form.NFKC).equals(name))
                .ifPresent(there -> fields.report(
                        FindingCode.NAME_FOLDER_MISMATCH,
                        line,
                        "The name is `" + Shown.clip(written) + "`, the folder `" + Shown.clip(there) + "`.",
                        "Rename one of them; they must be equal."));
        if (strictness == Strictness.PUBLISH && (name.contains("claude") || name.contains("anthropic"))) {
            fields.report(
                    FindingCode.NAME_RESERVED,
                    line,
                    "Names with `claude` or `anthropic` are refused by Anthropic's hosted skills.",
                    "Choose another name if the skill is to run there.");
        }
    }

    private Optional<String> wrongForm(String name) {
        if (ASCII_NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        if (!name.equals(name.toLowerCase(Locale.ROOT))) {
            return Optional.of("has upper-case letters");
        }
        if (name.startsWith("-") || name.endsWith("-")) {
            return Optional.of("starts or ends with a hyphen");
        }
        if (name.contains("--")) {
            return Optional.of("has two hyphens in a row");
        }
        return name.codePoints().allMatch(point -> point == '-' || Character.isLetterOrDigit(point))
                ? Optional.empty()
                : Optional.of("has characters other than letters, digits and hyphens");
    }

    private void checkDescription(String description) {
        if (strictness == Strictness.STANDARD) {
            return;
        }
        if (MARKUP.matcher(description).find()) {
            markup("description");
        }
        int length = description.codePointCount(0, description.length());
        if (length > SHOWN_DESCRIPTION && length <= DESCRIPTION_LENGTH) {
            fields.report(
                    FindingCode.LONG_DESCRIPTION,
                    fields.line("description"),
                    "The description has " + length + " characters; some harnesses show only the first 200.",
                    "Say what it does and when to use it in the first 200 characters.");
        }
    }

    private void markup(String key) {
        fields.report(
                FindingCode.MARKUP,
                fields.line(key),
                "The " + key + " contains something like an XML tag.",
                "Write it without `<…>`; three harnesses put it into the prompt as it is.");
    }

    private Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        for (YamlNode.Entry entry : fields.map("metadata", 100)) {
            String name = "`metadata." + Shown.clip(entry.key()) + "`";
            if (!(entry.value() instanceof YamlNode.Scalar scalar)) {
                fields.wrongType(entry.value(), name, "text");
            } else if (entry.key().length() > 200 || scalar.text().length() > 4_000) {
                fields.report(
                        FindingCode.TOO_LONG,
                        entry.line(),
                        name + " is too long; keys have at most 200 and values 4,000 characters.",
                        "Move it into a file of the package.");
            } else {
                // As the reference validator: `version: 1.0` is the text "1.0".
                metadata.put(entry.key(), scalar.text());
            }
        }
        return metadata;
    }

    private Optional<String> allowedTools() {
        Optional<YamlNode> value = fields.value("allowed-tools");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get() instanceof YamlNode.Scalar scalar
                && (scalar.tag().equals(Tag.STR) || strictness == Strictness.STANDARD)) {
            return fields.written("allowed-tools", 4_000).map(Fields.Text::value);
        }
        fields.report(
                FindingCode.ALLOWED_TOOLS_FORMAT,
                fields.line("allowed-tools"),
                "`allowed-tools` is " + value.get().kind() + ", not text.",
                "Write one string separated by spaces: `allowed-tools: Read Bash(git:*)`.");
        return Optional.empty();
    }
}
