package dev.guildhall.packages;

import dev.guildhall.platform.Json;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Puts the fields people write into the places where they belong: the six of the standard, {@code skill.yaml}, and what
 * nobody knows under {@code metadata}. {@code field → standard | skill.yaml | metadata | original only}, each with a mend.
 */
final class FieldMap {
    static final int METADATA_VALUE = 4_000;
    private static final int METADATA_ENTRIES = 100;
    private static final List<String> CLAUDE = List.of("context", "agent", "model", "effort", "hooks", "shell");
    private static final List<String> OPENCLAW = List.of("command-dispatch", "command-tool", "command-arg-mode");

    private final SkillDraft draft;
    private final Mends mends;
    private final ToolFields tools;

    FieldMap(SkillDraft draft, Mends mends) {
        this.draft = draft;
        this.mends = mends;
        this.tools = new ToolFields(draft, mends, this);
    }

    /** @param folder what the skill's folder is called */
    void read(YamlNode.Mapping fields, String body, String folder) {
        for (YamlNode.Entry entry : fields.entries()) {
            field(entry.key().strip().toLowerCase(Locale.ROOT).replace('_', '-'), entry);
        }
        new NameAndDescription(draft, mends).read(fields, body, folder);
    }

    private void field(String key, YamlNode.Entry entry) {
        YamlNode value = entry.value();
        if (StandardFields.KNOWN.contains(key) && !entry.key().equals(key)) {
            mends.add(
                    MendCode.MOVED_FIELD,
                    entry.line(),
                    "`" + Shown.clip(entry.key()) + "` is written `" + key + "` now.",
                    "Write the standard's fields in lower case and with hyphens.");
        }
        switch (key) {
            case "name", "description" -> {
                // Below, when the rest is known.
            }
            case "license", "licence" -> {
                if (draft.license.isEmpty()) {
                    draft.license = text(entry, "license", 200, " ");
                } else {
                    keep(entry.key(), value, entry.line());
                }
            }
            case "compatibility" -> compatibility(entry);
            case "metadata" -> new MetadataMap(draft, mends, this::keep).read(entry);
            case "allowed-tools" -> tools.allowed(entry);
            case "version" -> version(entry);
            case "tags", "keywords", "topics", "keyword" -> keywords(entry);
            case "category", "categories" -> category(entry);
            case "when-to-use", "triggers", "trigger", "whentouse" ->
                draft.whenToUse = once(draft.whenToUse, entry, "invocation.whenToUse", 1_000, "; ");
            case "argument-hint" ->
                draft.argumentHint = once(draft.argumentHint, entry, "invocation.argumentHint", 200, " ");
            case "display-name", "displayname", "title" ->
                draft.displayName = once(draft.displayName, entry, "displayName", 100, " ");
            case "summary", "short-description" -> draft.summary = once(draft.summary, entry, "summary", 200, " ");
            case "disable-model-invocation" -> flag(entry, "invocation.model", on -> draft.modelInvokes = !on);
            case "user-invocable", "user-invokable" -> flag(entry, "invocation.user", on -> draft.userInvokes = on);
            case "paths", "globs" -> paths(entry);
            case "tools" -> tools.named(entry, "tools.preapproved", draft.preapproved);
            case "disallowed-tools" -> tools.named(entry, "tools.denied", draft.denied);
            case "repository", "repo", "source" -> repository(entry);
            default -> {
                if (CLAUDE.contains(key)) {
                    override(entry, "claude-code", key);
                } else if (OPENCLAW.contains(key)) {
                    override(entry, "openclaw", key);
                } else {
                    keep(entry.key(), value, entry.line());
                }
            }
        }
    }

    /** Under {@code metadata}, or in the original alone. */
    void keep(String key, YamlNode value, int line) {
        String text = value instanceof YamlNode.Scalar scalar
                ? (scalar.isNull() ? "" : scalar.text())
                : YamlValues.json(value);
        boolean fits = key.length() <= 200
                && text.length() <= METADATA_VALUE
                && draft.metadata.size() < METADATA_ENTRIES
                && !draft.metadata.containsKey(key);
        if (fits) {
            draft.metadata.put(key, text);
            mends.add(
                    MendCode.KEPT_FIELD,
                    line,
                    "`" + Shown.clip(key) + "` is not one of the standard's fields; it stands under `metadata`.",
                    "Write it under `metadata`, or into skill.yaml when it has a place there.");
        } else {
            dropped(key, line, "it is too long, one too many, or there already");
        }
    }

    void dropped(String key, int line, String why) {
        mends.add(
                MendCode.DROPPED_FIELD,
                line,
                "`" + Shown.clip(key) + "` stands in the original files only: " + why + ".",
                "Move it into a file of the skill.");
    }

    /** What a field says, unless another name of the same field said something already; the second is kept as it is. */
    private Optional<String> once(Optional<String> said, YamlNode.Entry entry, String place, int most, String joint) {
        if (said.isEmpty()) {
            return moved(entry, place, text(entry, entry.key(), most, joint));
        }
        if (!YamlValues.text(entry.value(), joint).isBlank()) {
            keep(entry.key(), entry.value(), entry.line());
        }
        return said;
    }

    Optional<String> moved(YamlNode.Entry entry, String place, Optional<String> value) {
        if (draft.ownYaml) {
            value.ifPresent(text -> draft.notTaken.add(entry.key()));
            return value;
        }
        value.ifPresent(text -> mends.add(
                MendCode.MOVED_FIELD,
                entry.line(),
                "`" + Shown.clip(entry.key()) + "` stands as `" + place + "` in skill.yaml.",
                "Write it there; other clients ignore that file, and some refuse unknown fields."));
        return value;
    }

    private void moved(YamlNode.Entry entry, String place) {
        Optional<String> unused = moved(entry, place, Optional.of(""));
    }

    /** A text without control characters, cut at its limit. */
    private Optional<String> text(YamlNode.Entry entry, String name, int most, String joint) {
        if (!(entry.value() instanceof YamlNode.Scalar scalar)
                || (scalar.plain() && !scalar.kind().equals("text") && !scalar.isNull())) {
            mends.add(
                    MendCode.MENDED_TYPE,
                    entry.line(),
                    "`" + Shown.clip(name) + "` was " + entry.value().kind() + "; it is text now.",
                    "Put it into quotes.");
        }
        String text = PlainText.clean(YamlValues.text(entry.value(), joint));
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            mends.add(
                    MendCode.MENDED_TOO_LONG,
                    entry.line(),
                    "`" + Shown.clip(name) + "` had " + length + " characters; it was cut at " + most + ".",
                    "Shorten it.");
            text = PlainText.cut(text, most);
        }
        return Optional.of(text);
    }

    private void compatibility(YamlNode.Entry entry) {
        String whole = PlainText.clean(YamlValues.text(entry.value(), ", "));
        draft.compatibility = text(entry, "compatibility", 500, ", ");
        if (draft.compatibility.isPresent()
                && !draft.compatibility.get().equals(whole)
                && whole.length() <= METADATA_VALUE
                && draft.metadata.putIfAbsent("compatibility-full", whole) != null) {
            dropped(
                    "compatibility",
                    entry.line(),
                    "`metadata.compatibility-full` is taken, so only its beginning was kept");
        }
    }

    private void version(YamlNode.Entry entry) {
        String text = PlainText.clean(YamlValues.text(entry.value(), " "));
        if (!text.isEmpty() && text.length() <= 100) {
            draft.version = Optional.of(text);
            draft.versionLine = entry.line();
            mends.add(
                    MendCode.MOVED_FIELD,
                    entry.line(),
                    "`version` is the version it is published under.",
                    "Write it as `version` into skill.yaml, or as `metadata.version`.");
        }
    }

    private void keywords(YamlNode.Entry entry) {
        for (String keyword : YamlValues.texts(entry.value())) {
            keyword(entry, keyword);
        }
        moved(entry, "keywords", draft.keywords.stream().findFirst());
    }

    private void keyword(YamlNode.Entry entry, String written) {
        String text = PlainText.clean(written);
        if (text.isEmpty() || draft.keywords.contains(text)) {
            return;
        }
        if (draft.keywords.size() < 20 && text.length() <= 50) {
            draft.keywords.add(text);
        } else {
            dropped(entry.key() + ": " + text, entry.line(), "there are 20 keywords of 50 characters at most");
        }
    }

    private void category(YamlNode.Entry entry) {
        List<String> texts = YamlValues.texts(entry.value());
        Optional<String> slug = texts.stream().findFirst().flatMap(Slug::of).filter(text -> text.length() <= 50);
        if (slug.isPresent() && draft.category.isEmpty()) {
            draft.category = moved(entry, "category", slug);
            texts.stream().skip(1).forEach(text -> keyword(entry, text));
        } else {
            keep(entry.key(), entry.value(), entry.line());
        }
    }

    private interface Flag {
        void set(boolean on);
    }

    private void flag(YamlNode.Entry entry, String place, Flag flag) {
        Optional<Boolean> truth = YamlValues.truth(entry.value());
        if (truth.isPresent()) {
            flag.set(truth.get());
            moved(entry, place);
        } else {
            keep(entry.key(), entry.value(), entry.line());
        }
    }

    private void paths(YamlNode.Entry entry) {
        List<String> paths = YamlValues.texts(entry.value());
        List<String> good = paths.stream()
                .filter(path -> path.length() <= 512 && Values.isRelativePath(path))
                .limit(100)
                .toList();
        draft.paths.addAll(good);
        if (good.size() < paths.size()) {
            dropped(entry.key(), entry.line(), "paths must be relative and stay inside their folder");
        }
        moved(entry, "invocation.paths", good.stream().findFirst());
    }

    private void repository(YamlNode.Entry entry) {
        Optional<String> url = webUrl(YamlValues.text(entry.value(), " ").strip());
        if (url.isPresent() && draft.repository.isEmpty()) {
            draft.repository = moved(entry, "repository.url", url);
        } else {
            keep(entry.key(), entry.value(), entry.line());
        }
    }

    static Optional<String> webUrl(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            return web && uri.getHost() != null && uri.getUserInfo() == null && text.length() <= 2_000
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (java.net.URISyntaxException e) {
            return Optional.empty();
        }
    }

    private void override(YamlNode.Entry entry, String harness, String key) {
        Optional<Object> value = YamlValues.typed(entry.value());
        if (value.isPresent() && Json.text(value.get()).length() <= METADATA_VALUE) {
            draft.override(harness, key, value.get());
            moved(entry, "overrides." + harness + "." + key);
        } else if (value.isPresent()) {
            dropped(entry.key(), entry.line(), "it is too long");
        }
    }
}
