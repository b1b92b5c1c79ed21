package dev.guildhall.packages;

import dev.guildhall.platform.Json;
import dev.guildhall.skill.CredentialNeed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code metadata}: texts stay, other values become JSON text; what OpenClaw and gh put there is understood. */
final class MetadataMap {
    private static final List<String> OPENCLAW = List.of("openclaw", "clawdbot", "clawdis");
    private static final Map<String, String> SYSTEMS =
            Map.of("linux", "linux", "darwin", "darwin", "macos", "darwin", "win32", "windows", "windows", "windows");
    private static final int MOST_VALUE = 4_000;
    private static final int MOST = 100;

    /** Where goes what is no map at all. */
    interface Keeping {
        void keep(String key, YamlNode value, int line);
    }

    private final SkillDraft draft;
    private final Mends mends;
    private final Keeping keeping;

    MetadataMap(SkillDraft draft, Mends mends, Keeping keeping) {
        this.draft = draft;
        this.mends = mends;
        this.keeping = keeping;
    }

    void read(YamlNode.Entry metadata) {
        if (!(metadata.value() instanceof YamlNode.Mapping mapping)) {
            Optional<YamlNode.Mapping> json = metadata.value() instanceof YamlNode.Scalar scalar
                            && scalar.text().strip().startsWith("{")
                    ? YamlTree.read(
                            scalar.text(), PackageReader.MANIFEST_NAMES.getFirst(), metadata.line(), new Findings())
                    : Optional.empty();
            if (json.isPresent()) {
                json.get().entries().forEach(this::entry);
            } else if (!YamlValues.text(metadata.value(), " ").isBlank()) {
                keeping.keep("metadata", metadata.value(), metadata.line());
            }
            return;
        }
        mapping.entries().forEach(this::entry);
    }

    private void entry(YamlNode.Entry entry) {
        String key = entry.key();
        if (OPENCLAW.contains(key.toLowerCase(Locale.ROOT)) && entry.value() instanceof YamlNode.Mapping settings) {
            openClaw(settings, entry.line());
        }
        if (key.startsWith("github-")) {
            github(entry);
            return;
        }
        boolean scalar = entry.value() instanceof YamlNode.Scalar;
        String text =
                entry.value() instanceof YamlNode.Scalar written ? written.text() : YamlValues.json(entry.value());
        if (key.length() > 200 || text.length() > MOST_VALUE || draft.metadata.size() >= MOST) {
            mends.add(
                    MendCode.DROPPED_FIELD,
                    entry.line(),
                    "`metadata." + Shown.clip(key)
                            + "` stands in the original files only: it is too long, or one too many.",
                    "Move it into a file of the skill.");
            return;
        }
        if (key.equals("version") && draft.version.isEmpty()) {
            draft.version = Optional.of(text.strip()).filter(version -> !version.isEmpty() && version.length() <= 100);
            draft.versionLine = entry.line();
        }
        if (key.equals("short-description") && draft.summary.isEmpty() && text.length() <= 200 && !text.isBlank()) {
            draft.summary = Optional.of(PlainText.clean(text));
        }
        String there = draft.metadata.putIfAbsent(key, text);
        if (there != null && !there.equals(text)) {
            mends.add(
                    MendCode.DROPPED_FIELD,
                    entry.line(),
                    "`metadata." + Shown.clip(key)
                            + "` stands in the original files only: a field of that name was kept there already.",
                    "Give one of them another name.");
        } else if (!scalar) {
            mends.add(
                    MendCode.MENDED_METADATA,
                    entry.line(),
                    "`metadata." + Shown.clip(key) + "` was " + entry.value().kind()
                            + "; it stands there as JSON text.",
                    "The standard knows only texts under `metadata`.");
        }
    }

    private void github(YamlNode.Entry entry) {
        String value = YamlValues.text(entry.value(), " ").strip();
        if (entry.key().equals("github-repo") || entry.key().equals("github-repository")) {
            String url = value.matches("[\\w.-]+/[\\w.-]+") ? "https://github.com/" + value : value;
            FieldMap.webUrl(url).ifPresent(found -> draft.repository = Optional.of(found));
        }
        mends.add(
                MendCode.MOVED_FIELD,
                entry.line(),
                "`metadata." + Shown.clip(entry.key()) + "` was written by an installer; it was taken off.",
                "Nothing to do; where a skill comes from is noted by the registry.");
    }

    private void openClaw(YamlNode.Mapping settings, int line) {
        Map<String, Object> rest = new LinkedHashMap<>();
        for (YamlNode.Entry entry : settings.entries()) {
            switch (entry.key()) {
                case "requires" -> {
                    if (entry.value() instanceof YamlNode.Mapping requires) {
                        requires(requires);
                    }
                }
                case "envVars", "env" -> variables(entry.value(), true);
                case "os" ->
                    YamlValues.texts(entry.value()).forEach(system -> {
                        String known = SYSTEMS.get(system.toLowerCase(Locale.ROOT));
                        if (known != null) {
                            draft.systems.add(known);
                        }
                    });
                default -> {
                    if (entry.key().equals("primaryEnv")) {
                        variables(entry.value(), true);
                    }
                    YamlValues.typed(entry.value()).ifPresent(value -> rest.put(entry.key(), value));
                }
            }
        }
        if (!rest.isEmpty() && Json.text(rest).length() <= MOST_VALUE) {
            rest.forEach((key, value) -> draft.override("openclaw", key, value));
        }
        if (draft.ownYaml) {
            draft.notTaken.add("metadata.openclaw");
            return;
        }
        mends.add(
                MendCode.MOVED_FIELD,
                line,
                "What OpenClaw needs stands in skill.yaml too: " + Shown.clip(needs()) + ".",
                "Write it as `requires` and `credentials` into skill.yaml.");
    }

    private String needs() {
        return "bins " + draft.bins + ", os " + draft.systems + ", credentials " + draft.credentials.keySet();
    }

    private void requires(YamlNode.Mapping requires) {
        for (YamlNode.Entry entry : requires.entries()) {
            switch (entry.key()) {
                case "bins" ->
                    YamlValues.texts(entry.value()).stream()
                            .filter(bin -> Values.PROGRAM.matcher(bin).matches())
                            .limit(100)
                            .forEach(draft.bins::add);
                case "env" -> variables(entry.value(), true);
                default -> {
                    // anyBins and config have no place; they stay in the JSON text.
                }
            }
        }
    }

    private void variables(YamlNode value, boolean required) {
        if (value instanceof YamlNode.Sequence sequence
                && sequence.items().stream().anyMatch(item -> item instanceof YamlNode.Mapping)) {
            for (YamlNode item : sequence.items()) {
                if (item instanceof YamlNode.Mapping variable) {
                    String name = variable.find("name")
                            .map(e -> YamlValues.text(e.value(), ""))
                            .orElse("");
                    boolean needed = variable.find("required")
                            .flatMap(e -> YamlValues.truth(e.value()))
                            .orElse(required);
                    Optional<String> description = variable.find("description")
                            .map(e -> PlainText.clean(YamlValues.text(e.value(), " ")))
                            .filter(text -> !text.isEmpty() && text.length() <= 500);
                    credential(draft, name, List.of(), needed, description);
                }
            }
        } else {
            YamlValues.texts(value).forEach(name -> credential(draft, name, List.of(), required, Optional.empty()));
        }
    }

    /** Declares what is read from an environment variable; its id is the variable's name in lower case. */
    static Optional<String> credential(
            SkillDraft draft, String variable, List<String> hosts, boolean required, Optional<String> description) {
        String id = variable.toLowerCase(Locale.ROOT);
        boolean good = Values.ENVIRONMENT.matcher(variable).matches()
                && Values.IDENTIFIER.matcher(id).matches();
        if (!good || (draft.credentials.size() >= 30 && !draft.credentials.containsKey(id))) {
            return Optional.empty();
        }
        draft.credentials.putIfAbsent(id, new CredentialNeed(id, Optional.of(variable), hosts, required, description));
        return Optional.of(id);
    }
}
