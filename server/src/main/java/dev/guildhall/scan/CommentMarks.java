package dev.guildhall.scan;

import dev.guildhall.scan.Line.Context;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells the comments of one file, line by line, by the language its name stands for: what begins a comment in one is code
 * in another, and {@code //usr/bin/curl} is a command of a shell. In doubt a line is no comment.
 */
final class CommentMarks {
    private static final Set<String> HASH = Set.of(
            "sh",
            "bash",
            "zsh",
            "fish",
            "ksh",
            "ps1",
            "psm1",
            "py",
            "pyw",
            "rb",
            "pl",
            "r",
            "awk",
            "yml",
            "yaml",
            "toml",
            "ini",
            "conf",
            "cfg",
            "properties",
            "env",
            "dockerfile",
            "makefile",
            "gitignore",
            "tf",
            "hcl");
    private static final Set<String> SLASHES = Set.of(
            "js", "mjs", "cjs", "ts", "mts", "cts", "tsx", "jsx", "go", "rs", "java", "kt", "kts", "cs", "csx", "swift",
            "groovy", "php", "jsonc", "json5");
    /** Of those above: where a block comment may run over lines, as a string hardly ever does. */
    private static final Set<String> BLOCKS = Set.of(
            "js", "mjs", "cjs", "ts", "mts", "cts", "tsx", "jsx", "go", "java", "kt", "kts", "cs", "csx", "swift",
            "jsonc", "json5");

    private static final Set<String> DASHES = Set.of("lua", "applescript", "sql", "hs");
    private static final Set<String> BATCH = Set.of("bat", "cmd");
    private static final List<String> FENCED = List.of("#", "//", "--", "/*", "*", "::", "rem ");
    private static final Words LONG_STRING = Words.of("`", "\"\"\"", "'''", "@\"");

    private final String ending;
    private final boolean named;
    private boolean block;
    private boolean strings;
    private boolean joined;

    CommentMarks(String path) {
        ending = FileKind.ending(path);
        named = path.substring(path.lastIndexOf('/') + 1).contains(".");
    }

    /** To be asked of every line in turn. */
    boolean comment(String text, Context context) {
        String line = text.strip().toLowerCase(Locale.ROOT);
        boolean comment = context != Context.PROSE && !line.startsWith("#!") && !joined && begins(line, context);
        strings |= LONG_STRING.in(line);
        joined = line.endsWith("\\") || (BATCH.contains(ending) && line.endsWith("^"));
        return comment;
    }

    private boolean begins(String line, Context context) {
        if (context == Context.FENCE) {
            return FENCED.stream().anyMatch(line::startsWith);
        }
        if (SLASHES.contains(ending)) {
            return (line.startsWith("//") && !line.contains("?>")) || inBlock(line);
        }
        if (DASHES.contains(ending)) {
            return line.startsWith("--") && !line.startsWith("--[");
        }
        if (BATCH.contains(ending)) {
            return line.startsWith("::") || line.startsWith("rem ");
        }
        if (ending.equals("vbs")) {
            return line.startsWith("'") || line.startsWith("rem ");
        }
        return line.startsWith("#") && (HASH.contains(ending) || (context == Context.SCRIPT && !named));
    }

    /** What follows the end of a block on its line runs; and inside a string that runs over lines nothing is a comment. */
    private boolean inBlock(String line) {
        int from = 0;
        if (!block) {
            if (!line.startsWith("/*")) {
                return false;
            }
            from = 2;
        }
        int close = line.indexOf("*/", from);
        if (close >= 0) {
            boolean nothingAfter = close + 2 == line.length();
            block = false;
            return nothingAfter && !strings;
        }
        block = BLOCKS.contains(ending) && !strings;
        return block;
    }
}
