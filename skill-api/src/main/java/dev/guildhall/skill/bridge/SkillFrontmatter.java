package dev.guildhall.skill.bridge;

import dev.guildhall.skill.Invocation;
import dev.guildhall.skill.Json;
import dev.guildhall.skill.SkillManifest;
import dev.guildhall.skill.SkillUse;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Writes {@code SKILL.md} for a harness: strict, every text in double quotes, LF, no byte order mark.
 *
 * <p>The published file is taken as it is unless the harness reads a field that the standard does not have, cannot be told
 * otherwise when the skill is meant to be used, or would take its name for a number (OpenCode and Copilot drop such a skill).
 */
public final class SkillFrontmatter {
    /** Characters a description may have everywhere (the standard). */
    public static final int DESCRIPTION = 1_024;
    /** Room below which half a sentence says nothing. */
    private static final int LEAST = 24;
    /** What YAML takes for something else than text, unless it stands in quotes. */
    private static final Pattern NOT_TEXT = Pattern.compile(
            "(?i)[-+]?[0-9][0-9_.,:eExXoO+-]*[0-9a-f]*|true|false|yes|no|on|off|y|n|null|~|\\.inf|\\.nan");

    /** Fields beyond the standard that a harness reads. */
    public enum Field {
        /** {@code disable-model-invocation: true}. */
        HIDDEN,
        /** {@code user-invocable: false}. */
        NOT_BY_NAME,
        /** {@code argument-hint}. */
        ARGUMENT_HINT,
        /** {@code paths}. */
        PATHS,
        /** {@code when_to_use}; without it the text is appended to the description. */
        WHEN_TO_USE,
        /** {@code allowed-tools} also from {@code skill.yaml}. */
        ALLOWED_TOOLS,
        /** {@code disallowed-tools}. */
        DISALLOWED_TOOLS,
        /** {@code metadata.openclaw}: programs, variables and systems it needs. */
        OPENCLAW
    }

    private final Set<Field> read;
    private final UnaryOperator<String> tools;

    public SkillFrontmatter(Field... read) {
        this(UnaryOperator.identity(), read);
    }

    /** @param tools a tool of a skill in the harness's words */
    public SkillFrontmatter(UnaryOperator<String> tools, Field... read) {
        this.tools = tools;
        this.read = read.length == 0 ? Set.of() : EnumSet.copyOf(List.of(read));
    }

    public boolean reads(Field field) {
        return read.contains(field);
    }

    /** Whether the published file will not do. */
    boolean changes(SkillUse skill) {
        SkillManifest manifest = skill.manifest();
        return !extra(manifest).isEmpty()
                || (reads(Field.OPENCLAW) && !openclaw(manifest).isEmpty())
                || NOT_TEXT.matcher(manifest.name()).matches()
                || NOT_TEXT.matcher(manifest.description()).matches()
                || !description(manifest).equals(manifest.description());
    }

    /** The description as the harness shows it, with when to use it where there is no field for that. */
    String description(SkillManifest manifest) {
        String when = manifest.invocation().whenToUse().orElse("").strip();
        if (when.isEmpty() || reads(Field.WHEN_TO_USE)) {
            return manifest.description();
        }
        int room = DESCRIPTION - length(manifest.description()) - 1;
        return room < LEAST
                ? manifest.description()
                : manifest.description() + " " + cut(when.replaceAll("\\s+", " "), room);
    }

    /** What stands in the harness's list: one that reads when to use a skill puts it behind the description itself. */
    String shown(SkillManifest manifest) {
        return reads(Field.WHEN_TO_USE)
                ? manifest.invocation()
                        .whenToUse()
                        .map(when -> manifest.description() + " - " + when)
                        .orElse(manifest.description())
                : description(manifest);
    }

    /** What became of a text that has no room behind the description; empty when all of it has. */
    Optional<String> shortened(SkillManifest manifest) {
        String when = manifest.invocation().whenToUse().orElse("").strip();
        if (when.isEmpty() || reads(Field.WHEN_TO_USE)) {
            return Optional.empty();
        }
        int room = DESCRIPTION - length(manifest.description()) - 1;
        if (room < LEAST) {
            return Optional.of("The description leaves no room for it: %d of %d characters."
                    .formatted(length(manifest.description()), DESCRIPTION));
        }
        return length(when.replaceAll("\\s+", " ")) > room
                ? Optional.of(
                        "Cut to the %d characters that the description leaves of %d.".formatted(room, DESCRIPTION))
                : Optional.empty();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Whole text of the file. */
    String text(SkillUse skill) {
        SkillManifest manifest = skill.manifest();
        StringBuilder text = new StringBuilder("---\n");
        line(text, "name", manifest.name());
        line(text, "description", description(manifest));
        manifest.license().ifPresent(license -> line(text, "license", license));
        manifest.compatibilityNote().ifPresent(note -> line(text, "compatibility", note));
        String openclaw = reads(Field.OPENCLAW) ? openclaw(manifest) : "";
        if (!manifest.metadata().isEmpty() || !openclaw.isEmpty()) {
            text.append("metadata:\n").append(openclaw);
            manifest.metadata().keySet().stream()
                    .filter(key -> openclaw.isEmpty() || !key.equals("openclaw"))
                    .sorted()
                    .forEach(key -> text.append("  ")
                            .append(Json.write(key))
                            .append(": ")
                            .append(Json.write(manifest.metadata().get(key)))
                            .append('\n'));
        }
        Map<String, Object> extra = extra(manifest);
        if (!extra.containsKey("allowed-tools") && !manifest.allowedTools().isEmpty()) {
            line(text, "allowed-tools", String.join(" ", manifest.allowedTools()));
        }
        extra.forEach((key, value) -> line(text, key, value));
        return text.append("---\n").append(body(skill)).toString();
    }

    private Map<String, Object> extra(SkillManifest manifest) {
        Invocation invocation = manifest.invocation();
        Map<String, Object> extra = new LinkedHashMap<>();
        if (reads(Field.HIDDEN) && !invocation.model()) {
            extra.put("disable-model-invocation", true);
        }
        if (reads(Field.NOT_BY_NAME) && !invocation.user()) {
            extra.put("user-invocable", false);
        }
        if (reads(Field.ARGUMENT_HINT)) {
            invocation.argumentHint().ifPresent(hint -> extra.put("argument-hint", hint));
        }
        if (reads(Field.PATHS) && !invocation.paths().isEmpty()) {
            extra.put("paths", invocation.paths());
        }
        if (reads(Field.WHEN_TO_USE)) {
            invocation.whenToUse().ifPresent(when -> extra.put("when_to_use", when.strip()));
        }
        if (reads(Field.ALLOWED_TOOLS) && !manifest.tools().preapproved().isEmpty()) {
            extra.put(
                    "allowed-tools",
                    Used.preapproved(manifest).stream().map(tools).toList());
        }
        if (reads(Field.DISALLOWED_TOOLS) && !manifest.tools().denied().isEmpty()) {
            extra.put(
                    "disallowed-tools",
                    manifest.tools().denied().stream().map(tools).toList());
        }
        return extra;
    }

    private static String openclaw(SkillManifest manifest) {
        Map<String, Object> requires = new LinkedHashMap<>();
        if (!manifest.requires().bins().isEmpty()) {
            requires.put("bins", manifest.requires().bins());
        }
        List<String> variables = manifest.credentials().stream()
                .filter(credential -> credential.required())
                .map(Servers::variable)
                .toList();
        if (!variables.isEmpty()) {
            requires.put("env", variables);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        if (!requires.isEmpty()) {
            all.put("requires", requires);
        }
        if (!manifest.requires().os().isEmpty()) {
            all.put("os", manifest.requires().os());
        }
        return all.isEmpty() ? "" : "  openclaw: " + Json.write(all) + "\n";
    }

    private static void line(StringBuilder text, String key, Object value) {
        text.append(key).append(": ").append(Json.write(value)).append('\n');
    }

    private static String body(SkillUse skill) {
        String body = skill.body().replace("\r\n", "\n");
        return body.startsWith("\n") || body.isEmpty() ? body : "\n" + body;
    }

    /** At most so many characters, ending at a word. */
    static String cut(String text, int most) {
        if (length(text) <= most) {
            return text;
        }
        String start = text.substring(0, text.offsetByCodePoints(0, most - 1));
        int space = start.lastIndexOf(' ');
        return (space > most / 2 ? start.substring(0, space) : start) + "…";
    }
}
