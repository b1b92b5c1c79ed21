package dev.guildhall.compare;

import dev.guildhall.compare.FileDiff.Hunk;
import dev.guildhall.compare.FileDiff.Kind;
import dev.guildhall.compare.FileDiff.Line;
import dev.guildhall.compare.FileDiff.Mark;
import dev.guildhall.compare.LineDiff.Block;
import dev.guildhall.packages.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the lines of a difference that are shown, and no others: the blocks that differ with three lines around them, until
 * {@value #MOST} lines are written. A block that does not fit loses lines on both sides alike, so that a mirror loses the same.
 */
final class LineHunks {
    /** Lines of one file that are shown. */
    static final int MOST = 1_000;

    private static final int CONTEXT = 3;
    private static final String FIRST = "Only the first %,d lines of the difference are shown.".formatted(MOST);
    private static final String CUT =
            "Of a line of more than %,d characters a part is shown: where it begins to differ, else its beginning. Open the file to read it whole."
                    .formatted(VisibleText.MOST);

    private final List<String> a;
    private final List<String> b;
    private int left = MOST;
    private boolean more;
    private boolean cut;

    LineHunks(List<String> a, List<String> b) {
        this.a = a;
        this.b = b;
    }

    List<Hunk> of(List<Block> blocks) {
        List<Hunk> hunks = new ArrayList<>();
        int from = 0;
        while (from < blocks.size() && left > 0) {
            int to = from + 1;
            while (to < blocks.size() && blocks.get(to).a() - blocks.get(to - 1).endA() <= 2 * CONTEXT) {
                to++;
            }
            List<Line> lines = lines(blocks.subList(from, to));
            if (lines.stream().anyMatch(line -> line.kind() != Kind.SAME)) {
                hunks.add(new Hunk(lines));
            }
            from = to;
        }
        more |= from < blocks.size();
        return hunks;
    }

    /** What is not among the lines written. */
    Optional<String> note() {
        if (more && cut) {
            return Optional.of(FIRST + " " + CUT);
        }
        return more ? Optional.of(FIRST) : cut ? Optional.of(CUT) : Optional.empty();
    }

    private List<Line> lines(List<Block> near) {
        List<Line> lines = new ArrayList<>();
        Block first = near.getFirst();
        same(lines, Math.max(0, first.a() - CONTEXT), first.a(), first.b() - first.a());
        for (int i = 0; i < near.size(); i++) {
            Block block = near.get(i);
            int end = i + 1 < near.size() ? near.get(i + 1).a() : Math.min(a.size(), block.endA() + CONTEXT);
            changed(lines, block);
            same(lines, block.endA(), end, block.endB() - block.endA());
        }
        return lines;
    }

    private void changed(List<Line> lines, Block block) {
        int removed = Math.min(block.removed(), Math.max(left - block.added(), left / 2));
        int added = Math.min(block.added(), Math.max(left - block.removed(), left / 2));
        List<Line> came = new ArrayList<>();
        for (int i = 0; i < Math.max(removed, added); i++) {
            Optional<String> old = at(a, block.a() + i, block.endA());
            Optional<String> now = at(b, block.b() + i, block.endB());
            int start = old.isPresent() && now.isPresent() ? VisibleText.start(old.get(), now.get()) : 0;
            Optional<String> was = old.map(line -> VisibleText.part(line, start));
            Optional<String> is = now.map(line -> VisibleText.part(line, start));
            LineMarks marks =
                    was.isPresent() && is.isPresent() ? LineMarks.between(was.get(), is.get()) : LineMarks.NONE;
            if (i < removed) {
                lines.add(line(Kind.REMOVED, block.a() + i, was.orElseThrow(), marks.before()));
                cut |= VisibleText.cut(old.orElseThrow());
            }
            if (i < added) {
                came.add(line(Kind.ADDED, block.b() + i, is.orElseThrow(), marks.after()));
                cut |= VisibleText.cut(now.orElseThrow());
            }
        }
        lines.addAll(came);
        boolean whole = removed == block.removed() && added == block.added();
        left = whole ? left - removed - added : 0;
        more |= !whole;
    }

    private static Optional<String> at(List<String> lines, int index, int end) {
        return index < end ? Optional.of(lines.get(index)) : Optional.empty();
    }

    private static Line line(Kind kind, int index, String text, List<Mark> marks) {
        Optional<Integer> number = Optional.of(index + 1);
        return kind == Kind.REMOVED
                ? new Line(kind, number, Optional.empty(), text, marks)
                : new Line(kind, Optional.empty(), number, text, marks);
    }

    private void same(List<Line> lines, int from, int to, int shift) {
        for (int i = from; i < to && left > 0; i++) {
            lines.add(new Line(
                    Kind.SAME, Optional.of(i + 1), Optional.of(i + 1 + shift), VisibleText.of(a.get(i)), List.of()));
            left--;
        }
    }
}
