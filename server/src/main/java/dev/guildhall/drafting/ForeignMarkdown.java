package dev.guildhall.drafting;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Markdown that somebody else wrote, without what its readers do not see: no comments, nothing that runs, no HTML tags.
 *
 * <p>One way through the text, and what stands in code stays as it is. Whether something is code is asked of what was
 * written so far: a tag that is left out could otherwise make code of what was none.
 */
final class ForeignMarkdown {
    private static final Pattern COMMENT_END = Pattern.compile("--!?>");
    private static final Pattern ACTIVE = Pattern.compile(
            "<(script|style|iframe|object|svg|template|noscript)\\b[^<>]{0,2000}>", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile(
            "</?(?:p|br|div|span|a|ul|ol|li|b|i|em|strong|u|h[1-6]|table|thead|tbody|tr|td|th|img|code|pre|hr|sup|sub"
                    + "|blockquote|details|summary|small|font|center|script|style|iframe|object|svg|template|noscript)\\b"
                    + "[^<>]{0,2000}>",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS =
            Pattern.compile("<(?:https?://|mailto:)[^<>\\s]{1,2000}>", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_SPAN = 10_000;
    private static final Pattern LANGUAGE = Pattern.compile("[ \\t]*([A-Za-z0-9+#._-]{0,30})");

    private final String text;
    private final StringBuilder out;
    private final Set<String> neverClosed = new HashSet<>();
    private int at;
    private int lineEnd = -1;
    private int comments;
    /** Whether code began in this paragraph and did not end in its line: it may end anywhere then. */
    private boolean spanOpen;

    private int scripts;

    record Cleaned(String text, Dropped dropped) {}

    /**
     * What was left out and could have mattered.
     *
     * @param scripts scripts, frames, embedded objects and the like
     * @param comments texts that a reader does not see
     */
    record Dropped(int scripts, int comments) {
        Dropped and(Dropped other) {
            return new Dropped(scripts + other.scripts, comments + other.comments);
        }
    }

    private ForeignMarkdown(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length());
    }

    static Cleaned cleaned(String markdown) {
        return new ForeignMarkdown(CleanText.visible(markdown)).clean();
    }

    private Cleaned clean() {
        while (at < text.length()) {
            char next = text.charAt(at);
            if (next == '\\') {
                copy(Math.min(2, text.length() - at));
            } else if (next == '`' || next == '~') {
                code(next);
            } else if (next == '<') {
                markup();
            } else {
                spanOpen &= next != '\n' || !blankLineFollows();
                copy(1);
            }
        }
        return new Cleaned(out.toString().stripTrailing(), new Dropped(scripts, comments));
    }

    private void code(char mark) {
        int run = run(mark, at);
        int end = lineEnd();
        int after = at + run;
        if (!out.isEmpty() && out.charAt(out.length() - 1) == mark) {
            // What stood between these marks was left out; together they would mean something else.
            out.append(' ');
        }
        boolean fence = run >= 3
                && beginsLine()
                && (mark == '~' || text.substring(after, end).indexOf('`') < 0);
        if (fence) {
            fenced(mark, run, end);
            return;
        }
        if (mark == '`' && !spanOpen) {
            int closing = closing(run, after, Math.min(end, after + LONGEST_SPAN));
            spanOpen = closing < 0;
            copy(spanOpen ? run : closing + run - at);
        } else {
            copy(run);
        }
    }

    /** Where code in a line ends; -1 when it does not, or when a cell of a table may end before it does. */
    private int closing(int run, int from, int end) {
        for (int i = from; i < end; i++) {
            int found = run('`', i);
            if (found == run) {
                String code = text.substring(from, i);
                return code.indexOf('|') >= 0 && code.indexOf('<') >= 0 ? -1 : i;
            }
            i += found;
        }
        return -1;
    }

    /** A block up to its closing fence, or to the end; of what stands behind the first fence only a language stays. */
    private void fenced(char mark, int run, int end) {
        Matcher language = LANGUAGE.matcher(text).region(at + run, end);
        spanOpen = false;
        copy(run);
        out.append(language.lookingAt() ? language.group(1) : "");
        at = end;
        while (at < text.length()) {
            copy(1);
            String line = text.substring(at, lineEnd());
            copy(line.length());
            int indent = line.length() - line.stripLeading().length();
            String marks = line.strip();
            if (indent <= 3 && marks.length() >= run && marks.chars().allMatch(c -> c == mark)) {
                return;
            }
        }
    }

    private void markup() {
        if (text.startsWith("<!--", at)) {
            comments++;
            Matcher end = COMMENT_END.matcher(text);
            // "<!-->" is a comment without text.
            at = !neverClosed.contains("--") && end.find(at + 2) ? end.end() : never("--", at + 4);
            return;
        }
        Matcher found = ACTIVE.matcher(text).region(at, text.length());
        if (found.lookingAt()) {
            scripts++;
            String name = found.group(1).toLowerCase(Locale.ROOT);
            Matcher end = Pattern.compile("</" + name + "\\s{0,100}>", Pattern.CASE_INSENSITIVE)
                    .matcher(text);
            at = !neverClosed.contains(name) && end.find(found.end()) ? end.end() : never(name, found.end());
            return;
        }
        found.usePattern(TAG);
        if (found.lookingAt()) {
            at = found.end();
            return;
        }
        found.usePattern(ADDRESS);
        if (found.lookingAt()) {
            copy(found.end() - at);
            return;
        }
        // What would be a tag, now or with what follows once that has lost its own, is shown as it is written.
        boolean harmless = at + 1 == text.length() || " \t\n=-0123456789".indexOf(text.charAt(at + 1)) >= 0;
        out.append(harmless ? "" : "\\");
        copy(1);
    }

    /** Nothing closes it: the mark alone is left out, and what follows stays to be seen. */
    private int never(String name, int end) {
        neverClosed.add(name);
        return end;
    }

    private int run(char mark, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) == mark) {
            end++;
        }
        return end - from;
    }

    private int lineEnd() {
        if (lineEnd < at) {
            int end = text.indexOf('\n', at);
            lineEnd = end < 0 ? text.length() : end;
        }
        return lineEnd;
    }

    /** Whether nothing but up to three spaces was written of this line. */
    private boolean beginsLine() {
        int start = out.length();
        while (start > 0 && out.length() - start < 3 && out.charAt(start - 1) == ' ') {
            start--;
        }
        return start == 0 || out.charAt(start - 1) == '\n';
    }

    private boolean blankLineFollows() {
        int next = at + 1;
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
            next++;
        }
        return next < text.length() && text.charAt(next) == '\n';
    }

    private void copy(int characters) {
        if (!out.isEmpty() || !Character.isWhitespace(text.charAt(at))) {
            out.append(text, at, at + characters);
        }
        at += characters;
    }
}
