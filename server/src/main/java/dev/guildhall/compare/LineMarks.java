package dev.guildhall.compare;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import dev.guildhall.compare.FileDiff.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which parts of two lines differ, word by word; nothing is marked in lines that have little in common. */
record LineMarks(List<Mark> before, List<Mark> after) {
    static final LineMarks NONE = new LineMarks(List.of(), List.of());
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}_]+|\\s+|.", Pattern.DOTALL);
    private static final int MOST_TOKENS = 400;

    static LineMarks between(String before, String after) {
        List<String> a = tokens(before);
        List<String> b = tokens(after);
        if (a.size() > MOST_TOKENS || b.size() > MOST_TOKENS) {
            return NONE;
        }
        List<Mark> old = new ArrayList<>();
        List<Mark> now = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(
                        a, b, MyersDiffWithLinearSpace.factory().<String>create())
                .getDeltas()) {
            mark(old, a, delta.getSource());
            mark(now, b, delta.getTarget());
        }
        boolean alike = 2 * marked(old) <= before.length() && 2 * marked(now) <= after.length();
        return alike || marked(old) == 0 || marked(now) == 0 ? new LineMarks(old, now) : NONE;
    }

    private static void mark(List<Mark> marks, List<String> tokens, Chunk<String> chunk) {
        if (chunk.size() == 0) {
            return;
        }
        int from = length(tokens.subList(0, chunk.getPosition()));
        int to = from + length(chunk.getLines());
        if (!marks.isEmpty() && marks.getLast().to() == from) {
            from = marks.removeLast().from();
        }
        marks.add(new Mark(from, to));
    }

    private static int marked(List<Mark> marks) {
        return marks.stream().mapToInt(mark -> mark.to() - mark.from()).sum();
    }

    private static int length(List<String> tokens) {
        return tokens.stream().mapToInt(String::length).sum();
    }

    private static List<String> tokens(String line) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(line);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }
}
