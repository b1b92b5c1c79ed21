package dev.guildhall.packages;

import java.util.ArrayList;
import java.util.List;

/** Splits the standard's {@code allowed-tools} at spaces outside parentheses: {@code Read Bash(git commit:*)} are two. */
final class AllowedTools {
    private AllowedTools() {}

    static List<String> split(String text, String file, int line, Findings findings) {
        List<String> tools = new ArrayList<>();
        StringBuilder tool = new StringBuilder();
        int depth = 0;
        boolean commas = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (depth == 0 && (Character.isWhitespace(c) || c == ',')) {
                commas |= c == ',';
                take(tool, tools);
                continue;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0) {
                break;
            }
            tool.append(c);
        }
        take(tool, tools);
        if (depth != 0) {
            findings.add(FindingCode.ALLOWED_TOOLS_FORMAT.inFile(
                    file,
                    line,
                    "A parenthesis in `allowed-tools` has no partner.",
                    "Write tools like `Bash(git:*)`, separated by spaces."));
        }
        if (commas) {
            findings.add(FindingCode.ALLOWED_TOOLS_COMMA.inFile(
                    file, line, "`allowed-tools` has commas; the standard separates by spaces.", "Remove the commas."));
        }
        return List.copyOf(tools);
    }

    private static void take(StringBuilder tool, List<String> tools) {
        if (!tool.isEmpty()) {
            tools.add(tool.toString());
            tool.setLength(0);
        }
    }
}
