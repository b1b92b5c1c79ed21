package dev.guildhall.scan;

import dev.guildhall.packages.Finding.Severity;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of a text file and where it stands: the same words are an order in a script, a step in an installation, and a
 * warning in a chapter on security.
 */
final class Line {
    /** {@code SCRIPT} runs; a {@code FENCE} is a code block in prose; {@code PROSE} is read; {@code DATA} is neither. */
    enum Context {
        SCRIPT,
        FENCE,
        PROSE,
        DATA
    }

    private static final int BEFORE = 3;
    private static final Words TALK = Words.of(
            "\\b(?:do not|don't|don’t|never|avoid|must not|should not|shouldn't|instead of|rather than|refuse|reject|flag|"
                    + "detect|block|prevent|beware|insecure|unsafe|vulnerab\\w+|malicious|attack\\w*|anti-?patterns?|bad|wrong|"
                    + "suspicious|exploit\\w*|payloads?|red flags?|danger\\w*|threats?|injections?|forbidden|disallowed|"
                    + "not allowed|violations?)\\b",
            "❌|⛔|🚫|⚠|✗");
    private static final Words STEP = Words.of(
            "\\b(?:prerequisites?|requirements?|before (?:you|using|use|starting|start|running|anything)|set-?up|installation|"
                    + "getting started|first step|one-?time|must be installed|required (?:first|before|step|tool|utility|driver))\\b");
    private static final Words ORDER = Words.of(
            "\\b(?:run|execute|paste|copy|install|download|open|type|enter|launch|start|visit|fetch|use|call|send|post)\\b");
    /** Of the lines that are joined, and of each of them: an author chooses how long they are, and every rule looks at them. */
    private static final int JOINED = 4_096;

    private static final int PART = 400;

    private final String path;
    private final int number;
    private final String text;
    private final Context context;
    private final String heading;
    private final boolean comment;
    private final List<Line> all;
    private final int index;
    private final String lower;
    private @Nullable String command;
    private @Nullable String introduction;

    /** @param all the lines of this file so far; this one is added by the caller */
    Line(String path, int number, String text, Context context, String heading, boolean comment, List<Line> all) {
        this.path = path;
        this.number = number;
        this.text = text;
        this.context = context;
        this.heading = heading;
        this.comment = comment;
        this.all = all;
        this.index = all.size();
        this.lower = plain(text).toLowerCase(Locale.ROOT);
    }

    /** Letters that only look different are the same letters, and what is invisible is not there. */
    private static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7e) {
                StringBuilder visible = new StringBuilder(text.length());
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .codePoints()
                        .filter(point -> Character.getType(point) != Character.FORMAT)
                        .forEach(visible::appendCodePoint);
                return visible.toString();
            }
        }
        return text;
    }

    String path() {
        return path;
    }

    int number() {
        return number;
    }

    String text() {
        return text;
    }

    String lower() {
        return lower;
    }

    /** A part of {@link #lower()} as it was written; of what stands elsewhere the part itself. */
    String written(String part) {
        int at = lower.length() == text.length() ? lower.indexOf(part) : -1;
        return at < 0 ? part : text.substring(at, at + part.length());
    }

    Context context() {
        return context;
    }

    boolean prose() {
        return context == Context.PROSE;
    }

    boolean script() {
        return context == Context.SCRIPT;
    }

    boolean comment() {
        return comment;
    }

    /** The beginning and the end of what is very long. */
    private static String ends(String text, int part) {
        return text.length() <= 2 * part ? text : text.substring(0, part) + " " + text.substring(text.length() - part);
    }

    /** This line and its neighbours in lower case, joined by blanks. */
    String around(int before, int after) {
        return all.subList(Math.max(0, index - before), Math.min(all.size(), index + after + 1)).stream()
                .map(line -> line == this ? lower : ends(line.lower, PART))
                .collect(Collectors.joining(" "));
    }

    /** This line and its neighbours as they were written, joined by blanks. */
    String cased(int before, int after) {
        return all.subList(Math.max(0, index - before), Math.min(all.size(), index + after + 1)).stream()
                .map(line -> line == this ? text : ends(line.text, PART))
                .collect(Collectors.joining(" "));
    }

    /** The line before goes on in this one. */
    boolean continues() {
        return index > 0 && joins(all.get(index - 1).lower.stripTrailing());
    }

    private static boolean joins(String before) {
        return before.endsWith("\\") || before.endsWith("|") || (before.endsWith("`") && !before.startsWith("```"));
    }

    /** The command this line ends: with the lines before it that a backslash, backtick or pipe joins to it. */
    String command() {
        String known = command;
        if (known == null) {
            known = joined();
            command = known;
        }
        return known;
    }

    private String joined() {
        StringBuilder whole = new StringBuilder();
        Line later = this;
        for (int i = index - 1; i >= 0 && index - i <= 5; i--) {
            String before = all.get(i).lower.stripTrailing();
            boolean joined = context != Context.PROSE
                    && (joins(before) || later.lower.strip().startsWith("|"));
            if (!joined || before.startsWith("```")) {
                break;
            }
            String start = before.endsWith("\\") ? before.substring(0, before.length() - 1) : before;
            whole.insert(0, ends(start, PART) + " ");
            later = all.get(i);
        }
        return whole.isEmpty() ? lower : whole.append(ends(lower, JOINED / 2)).toString();
    }

    /** Stands where a reader is told what to do before the skill works. */
    boolean prerequisite() {
        return STEP.in(heading) || (context != Context.SCRIPT && STEP.in(introduction()));
    }

    /** It is what the text is about, as in a warning or a list of bad examples; never true of a script or a prerequisite. */
    boolean discussed() {
        return discussed("");
    }

    /** @param words which say nothing about whether the rest talks about them */
    boolean discussed(String words) {
        if (context == Context.DATA) {
            return sample();
        }
        if (context == Context.SCRIPT || prerequisite()) {
            return false;
        }
        return TALK.in(heading)
                || TALK.in(words.isEmpty() ? introduction() : introduction().replace(words, " "));
    }

    /** A reader is told to do it. */
    boolean ordered() {
        return prerequisite() || ORDER.in(lower);
    }

    /** How grave a thing of this severity is at this place. */
    Severity weigh(Severity full) {
        return switch (context) {
            case SCRIPT, DATA -> comment() || discussed() ? less(full) : full;
            case FENCE -> discussed() ? less(full) : full;
            case PROSE -> discussed() ? Severity.INFO : ordered() ? full : less(full);
        };
    }

    static Severity less(Severity severity) {
        return severity == Severity.HIGH ? Severity.WARNING : Severity.INFO;
    }

    private String remark() {
        int at = lower.indexOf(" # ");
        return comment() ? lower : at < 0 ? "" : lower.substring(at);
    }

    /** Cases for tests and evaluations show what is bad on purpose. */
    private boolean sample() {
        return path.startsWith("evals/") || path.startsWith("tests/");
    }

    /** The prose, comments and marks of good and bad right before it; of a line of code only what is a comment in it. */
    private String introduction() {
        String known = introduction;
        if (known == null) {
            known = introducing();
            introduction = known;
        }
        return known;
    }

    private String introducing() {
        StringBuilder before = new StringBuilder(context == Context.PROSE ? lower : remark());
        int seen = 0;
        for (int i = index - 1; i >= 0 && seen < BEFORE && before.length() < JOINED; i--) {
            Line line = all.get(i);
            if (line.lower.isBlank()) {
                continue;
            }
            boolean speaks = line.context == Context.PROSE || line.comment();
            if (speaks) {
                before.insert(0, ends(line.lower, PART) + " ");
            }
            if (context == Context.PROSE || line.context == Context.PROSE) {
                seen++;
            }
            if (index - i > 12) {
                break;
            }
        }
        return before.toString();
    }
}
