package dev.guildhall.packages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first paragraph of Markdown that says something, as plain text. */
final class FirstParagraph {
    private static final int MOST = 1_000;

    private FirstParagraph() {}

    static Optional<String> of(String body) {
        List<String> paragraph = new ArrayList<>();
        boolean code = false;
        boolean comment = false;
        for (String raw : body.lines().limit(500).toList()) {
            String line = raw.strip();
            if (line.startsWith("```") || line.startsWith("~~~")) {
                code = !code;
                continue;
            }
            comment |= line.startsWith("<!--");
            boolean text = !code
                    && !comment
                    && !line.isEmpty()
                    && !line.startsWith("#")
                    && !line.startsWith("|")
                    && !line.startsWith("![")
                    && !line.startsWith("[![")
                    && !line.startsWith("<")
                    && !line.matches("[-=*_]{3,}");
            comment &= !line.endsWith("-->");
            if (text) {
                paragraph.add(line);
            } else if (!paragraph.isEmpty()) {
                break;
            }
        }
        String plain = plain(String.join(" ", paragraph));
        return plain.isEmpty() ? Optional.empty() : Optional.of(PlainText.cut(plain, MOST));
    }

    private static String plain(String markdown) {
        return PlainText.clean(markdown.replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
                .replaceAll("[*_`>]+", "")
                .replaceAll("^[-+] ", ""));
    }
}
