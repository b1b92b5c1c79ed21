package dev.guildhall.conformance;

import java.util.Map;
import java.util.TreeMap;

/**
 * A skill made up in this run.
 *
 * @param description holds words found nowhere else
 * @param body a word of what comes after the front matter
 * @param manifest lines of {@code skill.yaml} after the usual ones
 * @param others files beside {@code SKILL.md} and {@code skill.yaml}; those under {@code scripts/} can be run
 */
record MadeUpSkill(String name, String description, String body, String manifest, Map<String, String> others) {
    static final String OWNER = "conformance";
    static final String VERSION = "1.0.0";

    /** Of a skill that has an earlier version: the same but for {@link #earlier its body}. */
    static final String EARLIER_VERSION = "0.9.0";

    static MadeUpSkill madeUp(String kind) {
        return new MadeUpSkill(
                kind + "-" + MadeUp.word(),
                "Explains " + MadeUp.word() + ". Use it when " + MadeUp.word() + " is asked for.",
                MadeUp.word(),
                "",
                Map.of());
    }

    MadeUpSkill manifest(String lines) {
        return new MadeUpSkill(name, description, body, manifest + lines, others);
    }

    MadeUpSkill file(String path, String text) {
        Map<String, String> more = new TreeMap<>(others);
        more.put(path, text);
        return new MadeUpSkill(name, description, body, manifest, more);
    }

    /** As it was before, with another word in its body. */
    MadeUpSkill earlier() {
        return new MadeUpSkill(
                name, description, new StringBuilder(body).reverse().toString(), manifest, others);
    }

    String id() {
        return "@" + OWNER + "/" + name;
    }

    /** Every file of the package by its path. */
    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>(others);
        files.put(
                "SKILL.md",
                "---\nname: " + name + "\ndescription: \"" + description + "\"\n---\n\n# What to do\n\nSay " + body
                        + ".\n");
        if (!manifest.isEmpty()) {
            files.put(
                    "skill.yaml",
                    "schema: guildhall/v1\npackage: \"" + id() + "\"\nversion: " + VERSION + "\n" + manifest);
        }
        return files;
    }

    static boolean executable(String path) {
        return path.startsWith("scripts/");
    }
}
