package dev.guildhall.scan;

import dev.guildhall.scan.Line.Context;
import dev.guildhall.skill.PackageFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits a text into lines that know their heading and whether they stand in a code block. */
final class TextLines {
    static final int LINES = 40_000;
    private static final int LONGEST = 8_192;
    private static final int OVERLAP = 256;

    private final String path;
    private final FileKind kind;
    private final CommentMarks marks;
    private final List<Line> lines = new ArrayList<>();
    private String fence = "";
    private String heading = "";

    private TextLines(String path, FileKind kind) {
        this.path = path;
        this.kind = kind;
        this.marks = new CommentMarks(path);
    }

    /** Up to {@value #LINES} lines; one that is very long becomes several, which overlap. */
    static List<Line> of(PackageFile file, String text) {
        FileKind kind = FileKind.isScript(file) || text.startsWith("#!") ? FileKind.SCRIPT : FileKind.of(file);
        TextLines split = new TextLines(file.path(), kind);
        int number = 1;
        int from = 0;
        while (from <= text.length() && split.lines.size() < LINES) {
            int to = end(text, from);
            split.add(number, text.substring(from, to));
            boolean both = to + 1 < text.length() && text.charAt(to) == '\r' && text.charAt(to + 1) == '\n';
            if (to < text.length() && (text.charAt(to) == '\n' || text.charAt(to) == '\r')) {
                number++;
            }
            from = to + (both ? 2 : 1);
        }
        return split.lines;
    }

    /** Where a line ends for some language or other; what editors number are the first two kinds. */
    private static int end(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\n', '\r', '\u0085', '\u2028', '\u2029' -> {
                    return i;
                }
                default -> {}
            }
        }
        return text.length();
    }

    private void add(int number, String text) {
        Context context = context(text);
        boolean comment = marks.comment(text, context);
        for (int from = 0; from == 0 || from < text.length(); from += LONGEST - OVERLAP) {
            String piece = text.substring(from, Math.min(text.length(), from + LONGEST));
            lines.add(new Line(path, number, piece, context, heading, comment, lines));
        }
    }

    private Context context(String text) {
        if (kind == FileKind.SCRIPT) {
            return Context.SCRIPT;
        }
        if (kind != FileKind.PROSE) {
            return Context.DATA;
        }
        String start = text.stripLeading();
        boolean marks = start.startsWith("```") || start.startsWith("~~~");
        if (!fence.isEmpty()) {
            if (marks
                    && start.startsWith(fence)
                    && start.strip()
                            .equals(start.strip()
                                    .substring(0, 1)
                                    .repeat(start.strip().length()))) {
                fence = "";
            }
            return Context.FENCE;
        }
        if (marks) {
            char mark = start.charAt(0);
            int length = 0;
            while (length < start.length() && start.charAt(length) == mark) {
                length++;
            }
            fence = String.valueOf(mark).repeat(length);
            return Context.FENCE;
        }
        if (start.startsWith("#")) {
            heading = start.toLowerCase(Locale.ROOT);
        }
        return Context.PROSE;
    }
}
