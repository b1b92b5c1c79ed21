package dev.guildhall.agents;

import dev.guildhall.packages.Fields;
import dev.guildhall.packages.FindingCode;
import dev.guildhall.packages.Findings;
import dev.guildhall.packages.PackageName;
import dev.guildhall.packages.Secrets;
import dev.guildhall.packages.Shown;
import dev.guildhall.packages.Similar;
import dev.guildhall.packages.Values;
import dev.guildhall.packages.Versions;
import dev.guildhall.packages.YamlDocument;
import dev.guildhall.packages.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code agent.yaml}, or the same as JSON, which is YAML too. Pure.
 *
 * <p>Strict: a key that is not known is an error that names the nearest. Understood besides: everything under one key
 * {@code agent}, with more keys beside it.
 */
final class AgentReader {
    static final String FILE = "agent.yaml";
    static final int MOST_CHARACTERS = 256 * 1024;
    private static final YamlDocument.Bounds BOUNDS = new YamlDocument.Bounds(12, 10_000, MOST_CHARACTERS);
    private static final List<String> PREFERENCES = List.of("first-available", "cheapest", "largest-context");
    private static final List<String> ISOLATIONS = List.of("inline", "process", "pod");
    private static final int MOST_SKILLS = 100;
    /** Pages and addresses beside those of agents. */
    private static final List<String> RESERVED = List.of("new", "similar");

    private final HarnessWords harnesses;
    private final Findings findings;
    private final Fields top;

    private AgentReader(HarnessWords harnesses, Findings findings, YamlNode.Mapping top) {
        this.harnesses = harnesses;
        this.findings = findings;
        this.top = Fields.of(top, "", FILE, findings).knowing(AgentKeys.of(AgentKeys.TOP));
    }

    /** @param name the agent's name from the call; one in the text must be the same */
    static ReadAgent read(String text, String name, HarnessWords harnesses) {
        YamlDocument document = YamlDocument.read(text, FILE, BOUNDS);
        Findings findings = Findings.none();
        findings.addAll(document.findings());
        if (document.top().isEmpty()) {
            return new ReadAgent(Optional.empty(), findings.all());
        }
        YamlNode.Mapping top = unwrapped(document.top().get(), findings);
        AgentDefinition definition = new AgentReader(harnesses, findings, top).definition(name);
        return new ReadAgent(findings.refusing() ? Optional.empty() : Optional.of(definition), findings.all());
    }

    /** The harnesses that a canonical text names, whether they are known or not. */
    static List<String> harnessesOf(String canonical) {
        return YamlDocument.read(canonical, FILE, BOUNDS)
                .top()
                .flatMap(top -> top.find("harness"))
                .map(entry -> switch (entry.value()) {
                    case YamlNode.Scalar scalar -> List.of(scalar.text());
                    case YamlNode.Sequence list ->
                        list.items().stream()
                                .filter(YamlNode.Scalar.class::isInstance)
                                .map(item -> ((YamlNode.Scalar) item).text())
                                .toList();
                    case YamlNode.Mapping map -> List.<String>of();
                })
                .orElse(List.of());
    }

    /** The mapping that holds the definition, for finding lines again. */
    static Optional<YamlNode.Mapping> top(String text) {
        return YamlDocument.read(text, FILE, BOUNDS).top().map(top -> unwrapped(top, Findings.none()));
    }

    private static YamlNode.Mapping unwrapped(YamlNode.Mapping top, Findings findings) {
        Optional<YamlNode.Entry> wrapper = top.find("agent");
        if (wrapper.isEmpty() || !(wrapper.get().value() instanceof YamlNode.Mapping inner)) {
            return top;
        }
        Map<String, YamlNode.Entry> all = new LinkedHashMap<>();
        inner.entries().forEach(entry -> all.put(entry.key(), entry));
        for (YamlNode.Entry entry : top.entries()) {
            if (!entry.key().equals("agent") && all.putIfAbsent(entry.key(), entry) != null) {
                findings.add(FindingCode.YAML_DUPLICATE_KEY.inFile(
                        FILE,
                        entry.line(),
                        "`" + Shown.clip(entry.key()) + "` stands inside `agent` and beside it.",
                        "Keep one of them."));
            }
        }
        return new YamlNode.Mapping(List.copyOf(all.values()), top.line());
    }

    private AgentDefinition definition(String name) {
        Secrets.checkAll(top, new YamlNode.Mapping(top.entries(), top.line()));
        checkName(name);
        NestedReader nested = new NestedReader(top);
        ConnectionsReader connections = new ConnectionsReader(top, findings);
        return new AgentDefinition(
                name,
                kebab("team"),
                plain("displayName", 100),
                required("description", 1_024),
                harness(),
                top.section(AgentKeys.RUNTIME, AgentKeys.of(AgentKeys.RUNTIME))
                        .flatMap(runtime -> oneOf(runtime, "prefer", PREFERENCES)),
                oneOf(top, "isolation", ISOLATIONS),
                plain("model", 200),
                top.text("instructions", 100_000).map(Fields.Text::value).orElse(""),
                skills(),
                nested.tools(),
                connections.servers(),
                nested.memory(),
                connections.credentials(),
                connections.environment(),
                nested.limits(),
                nested.schedule(),
                delegates(name));
    }

    private void checkName(String name) {
        if (!Values.KEBAB.matcher(name).matches() || name.length() > 64) {
            top.report(
                    FindingCode.NAME_FORMAT,
                    top.line("name"),
                    "`" + Shown.clip(name) + "` is no name of an agent.",
                    "Write lower-case letters and digits, with single hyphens between, at most 64: `code-reviewer`.");
        }
        if (RESERVED.contains(name)) {
            top.report(
                    FindingCode.NAME_FORMAT,
                    top.line("name"),
                    "`" + name + "` is an address of its own beside the agents.",
                    "Choose another name: `" + name + "-agent`, for example.");
        }
        top.text("name", 64)
                .filter(written -> !written.value().equals(name))
                .ifPresent(written -> top.report(
                        FindingCode.VALUE_FORMAT,
                        written.line(),
                        "`name` is `" + Shown.clip(written.value()) + "`, but the call names `" + Shown.clip(name)
                                + "`.",
                        "Use the same name in both; an agent cannot be renamed."));
    }

    private String required(String key, int most) {
        Optional<Fields.Text> text = top.text(key, most);
        if (text.isEmpty() && top.value(key).isEmpty()) {
            top.report(
                    FindingCode.MISSING_FIELD,
                    top.line(),
                    "`" + key + "` is missing.",
                    "Say in a sentence what the agent does.");
        }
        return text.map(Fields.Text::value).map(String::strip).orElse("");
    }

    private Optional<String> plain(String key, int most) {
        return top.text(key, most).map(Fields.Text::value).map(String::strip);
    }

    private Optional<String> kebab(String key) {
        return Values.matching(
                top,
                key,
                top.text(key, 64),
                text -> Values.KEBAB.matcher(text).matches(),
                FindingCode.VALUE_FORMAT,
                "Write lower-case words joined by hyphens, such as `data-platform`.");
    }

    static Optional<String> oneOf(Fields fields, String key, List<String> known) {
        Optional<Fields.Text> text = fields.text(key, 50);
        text.filter(written -> !known.contains(written.value()))
                .ifPresent(written -> fields.report(
                        FindingCode.UNKNOWN_VALUE,
                        written.line(),
                        fields.name(key) + " is `" + Shown.clip(written.value()) + "`.",
                        "Did you mean `" + Similar.nearest(written.value(), known) + "`? Known are "
                                + String.join(", ", known) + "."));
        return text.map(Fields.Text::value).filter(known::contains);
    }

    /** One word or a list of them; {@code inline} when nothing is said. */
    private List<String> harness() {
        Optional<YamlNode> value = top.value("harness");
        if (value.isEmpty()) {
            return List.of(HarnessWords.INLINE);
        }
        List<Fields.Text> words = value.get() instanceof YamlNode.Sequence
                ? top.texts("harness", 10, 64)
                : top.text("harness", 64).stream().toList();
        List<String> ids = new ArrayList<>();
        for (Fields.Text word : words) {
            Optional<String> id = harnesses.id(word.value());
            if (id.isEmpty()) {
                top.report(
                        FindingCode.UNKNOWN_VALUE,
                        word.line(),
                        "`harness` has `" + Shown.clip(word.value()) + "`.",
                        "Did you mean `" + Similar.nearest(word.value(), harnesses.words()) + "`? Known are "
                                + String.join(", ", harnesses.ids()) + ".");
            } else if (!ids.contains(id.get())) {
                ids.add(id.get());
            }
        }
        if (words.isEmpty()) {
            top.report(
                    FindingCode.MISSING_FIELD,
                    top.line("harness"),
                    "`harness` is empty.",
                    "Name one, or remove the key: `inline` is the default.");
        }
        return ids.isEmpty() ? List.of(HarnessWords.INLINE) : ids;
    }

    private Map<String, String> skills() {
        Map<String, String> skills = new LinkedHashMap<>();
        for (Fields.Pair pair : top.pairs("skills", MOST_SKILLS, 200)) {
            Optional<PackageName> id = PackageName.parse(pair.key());
            if (id.isEmpty()) {
                top.report(
                        FindingCode.PACKAGE_FORMAT,
                        pair.line(),
                        "The skill `" + Shown.clip(pair.key()) + "` is not a package name.",
                        "Write `\"@owner/name\": \"^1.0\"`.");
            } else if (!Versions.isRange(pair.value())) {
                top.report(
                        FindingCode.RANGE_FORMAT,
                        pair.line(),
                        "The skill `" + Shown.clip(pair.key()) + "` has the range `" + Shown.clip(pair.value()) + "`.",
                        "Write it as npm does: `^1.2`, `~1.4`, `>=1.2 <2`, `1.x` or `*`.");
            } else {
                skills.put(pair.key(), pair.value().strip());
            }
        }
        return skills;
    }

    private List<String> delegates(String name) {
        List<String> delegates = Values.distinct(
                top,
                "delegates",
                Values.matching(
                        top,
                        "delegates",
                        top.texts("delegates", 20, 64),
                        text -> Values.KEBAB.matcher(text).matches(),
                        FindingCode.VALUE_FORMAT,
                        "Write names of agents."));
        if (delegates.contains(name)) {
            top.report(
                    FindingCode.SELF_DEPENDENCY,
                    top.line("delegates"),
                    "The agent hands tasks to itself.",
                    "Remove it from `delegates`.");
        }
        return delegates;
    }
}
