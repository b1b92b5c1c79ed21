package dev.guildhall.scan;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A small package that a rule must report or let pass.
 *
 * @param files path to text; {@code hex:…} stands for bytes. {@code SKILL.md} is added when it is not among them
 */
record Example(Map<String, String> files) {
    static final String FRONT = "---\nname: example\ndescription: Does one thing well.\n---\n";

    Example {
        files = Map.copyOf(files);
    }

    /** The body of {@code SKILL.md}. */
    static Example prose(String body) {
        return file("SKILL.md", FRONT + body + "\n");
    }

    /** A shell block in {@code SKILL.md}, after a line of prose. */
    static Example shell(String before, String command) {
        return prose(before + "\n\n```bash\n" + command + "\n```");
    }

    static Example script(String text) {
        return file("scripts/run.sh", "#!/bin/sh\n" + text + "\n");
    }

    static Example python(String text) {
        return file("scripts/run.py", text + "\n");
    }

    static Example javascript(String text) {
        return file("scripts/run.js", text + "\n");
    }

    static Example file(String path, String text) {
        return new Example(Map.of(path, text));
    }

    Example with(String path, String text) {
        Map<String, String> more = new LinkedHashMap<>(files);
        more.put(path, text);
        return new Example(more);
    }
}
