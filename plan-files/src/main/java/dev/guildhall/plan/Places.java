package dev.guildhall.plan;

/** Where in a text something is, as people count. */
final class Places {
    private Places() {}

    static UnreadableFile unreadable(String path, String text, int at, String why) {
        int line = 1;
        int lineStart = 0;
        for (int i = 0; i < at && i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new UnreadableFile(path, line, at - lineStart + 1, why);
    }

    /** Index of the first character of the line that holds {@code at}. */
    static int lineStart(String text, int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    /** Index behind the line break that ends the line holding {@code at}, or the end. */
    static int nextLine(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }

    /** The spaces and tabs at {@code from}. */
    static String blanks(String text, int from) {
        int end = from;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(from, end);
    }

    static boolean blank(String text, int from, int to) {
        return text.substring(from, to).isBlank();
    }

    static String newline(String text) {
        int end = text.indexOf('\n');
        return end > 0 && text.charAt(end - 1) == '\r' ? "\r\n" : "\n";
    }

    /** The first indentation in the text, which is one step of it; two spaces when there is none. */
    static String step(String text) {
        int at = text.indexOf('\n');
        while (at >= 0) {
            String blanks = blanks(text, at + 1);
            int after = at + 1 + blanks.length();
            if (!blanks.isEmpty() && after < text.length() && "\r\n*/#".indexOf(text.charAt(after)) < 0) {
                return blanks;
            }
            at = text.indexOf('\n', at + 1);
        }
        return "  ";
    }
}
