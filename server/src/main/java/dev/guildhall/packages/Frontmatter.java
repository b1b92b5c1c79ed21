package dev.guildhall.packages;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code SKILL.md} cut in two: the YAML between the {@code ---} lines, and the Markdown after them.
 *
 * @param fields empty when there is none that can be read; then a finding says why
 */
record Frontmatter(Optional<YamlNode.Mapping> fields, String body) {
    // A fence is a whole line: a "---" inside a value does not end the frontmatter.
    private static final Pattern FENCE = Pattern.compile("---[ \\t]*");
    private static final int MAX_LENGTH = 64 << 10;

    static Frontmatter of(String text, String file, Findings findings) {
        int firstEnd = endOfLine(text, 0);
        if (!FENCE.matcher(text.substring(0, firstEnd)).matches()) {
            findings.add(noFrontmatter(text, file));
            return new Frontmatter(Optional.empty(), text);
        }
        int start = Math.min(text.length(), firstEnd + 1);
        for (int at = start; at < text.length(); ) {
            int end = endOfLine(text, at);
            if (FENCE.matcher(text.substring(at, end)).matches()) {
                String body = text.substring(Math.min(text.length(), end + 1));
                return new Frontmatter(yaml(text.substring(start, at), file, findings), body);
            }
            at = end + 1;
        }
        findings.add(FindingCode.UNCLOSED_FRONTMATTER.inFile(
                file, 1, "The frontmatter is not closed.", "Put a line `---` after its last field."));
        return new Frontmatter(Optional.empty(), "");
    }

    private static Optional<YamlNode.Mapping> yaml(String text, String file, Findings findings) {
        if (text.length() > MAX_LENGTH) {
            findings.add(FindingCode.MANIFEST_TOO_LARGE.inFile(
                    file, 1, "The frontmatter is larger than 64 KiB.", "Move what is long into the body."));
            return Optional.empty();
        }
        return YamlTree.read(text, file, 2, findings);
    }

    private static Finding noFrontmatter(String text, String file) {
        int fence = 0;
        int line = 1;
        for (int at = 0; at < text.length() && fence == 0; line++) {
            int end = endOfLine(text, at);
            String current = text.substring(at, end);
            if (FENCE.matcher(current.strip()).matches()) {
                fence = line;
            } else if (!current.isBlank()) {
                break;
            }
            at = end + 1;
        }
        String message = fence == 0
                ? "The file does not start with a line `---`."
                : "The frontmatter must start on line 1, column 1; a `---` stands on line " + fence + ".";
        return FindingCode.NO_FRONTMATTER.inFile(
                file, 1, message, "Begin with `---`, `name: …`, `description: …`, `---`.");
    }

    private static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
