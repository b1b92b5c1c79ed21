package dev.guildhall.scan;

import dev.guildhall.skill.PackageFile;
import java.util.Locale;
import java.util.Set;

/** What a file is for, by its name: prose that a model reads, a script that runs, data, or a program. */
enum FileKind {
    PROSE,
    SCRIPT,
    DATA,
    PROGRAM;

    private static final Set<String> PROSE_ENDINGS = Set.of(
            "md",
            "markdown",
            "mdc",
            "mdx",
            "txt",
            "rst",
            "adoc",
            "prompt",
            "tex",
            "html",
            "htm",
            "readme",
            "license",
            "licence",
            "notice",
            "copying",
            "authors",
            "changelog",
            "contributing");
    private static final Set<String> SCRIPT_ENDINGS = Set.of(
            "sh",
            "bash",
            "zsh",
            "fish",
            "ksh",
            "ps1",
            "psm1",
            "bat",
            "cmd",
            "vbs",
            "py",
            "pyw",
            "js",
            "mjs",
            "cjs",
            "ts",
            "mts",
            "cts",
            "tsx",
            "jsx",
            "rb",
            "pl",
            "php",
            "lua",
            "r",
            "groovy",
            "applescript",
            "go",
            "rs",
            "java",
            "kt",
            "kts",
            "cs",
            "csx",
            "swift",
            "awk");
    private static final Set<String> PROGRAM_ENDINGS = Set.of(
            "exe", "dll", "so", "dylib", "bin", "com", "scr", "msi", "app", "apk", "deb", "rpm", "class", "wasm", "pyc",
            "node", "o", "a");

    static FileKind of(PackageFile file) {
        return of(file.path());
    }

    static FileKind of(String path) {
        String ending = ending(path);
        if (SCRIPT_ENDINGS.contains(ending)) {
            return SCRIPT;
        }
        if (PROSE_ENDINGS.contains(ending)) {
            return PROSE;
        }
        return PROGRAM_ENDINGS.contains(ending) ? PROGRAM : DATA;
    }

    static boolean isScript(PackageFile file) {
        return of(file) == SCRIPT || (file.executable() && of(file) == DATA);
    }

    static boolean isProgram(PackageFile file) {
        return of(file) == PROGRAM;
    }

    /** Lower case, without the dot; the whole name when there is no dot, as in {@code Makefile}. */
    static String ending(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
