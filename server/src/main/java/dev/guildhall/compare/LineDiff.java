package dev.guildhall.compare;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import dev.guildhall.compare.FileDiff.Hunk;
import dev.guildhall.compare.FileDiff.Kind;
import dev.guildhall.compare.FileDiff.Line;
import dev.guildhall.compare.FileDiff.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares two texts line by line: {@code texts → common ends off → Myers in linear space → hunks with marks}.
 *
 * <p>Pure and bounded. The lesser text always counts as the first while comparing, so that comparing backwards gives the mirror image
 * although the algorithm prefers one of several equally short ways.
 *
 * @param tooLong whether the texts differ over more lines than are compared; then there are no hunks
 */
record LineDiff(int added, int removed, boolean tooLong, List<Hunk> hunks) {
    /** Lines that differ on both sides together, between the first and the last that does; their square is the work. */
    static final int MOST_COMPARED = 8_000;

    private static final int CONTEXT = 3;

    LineDiff {
        hunks = List.copyOf(hunks);
    }

    static LineDiff between(String before, String after) {
        if (before.compareTo(after) > 0) {
            return between(after, before).mirrored();
        }
        List<String> a = lines(before);
        List<String> b = lines(after);
        int start = commonStart(a, b);
        int end = commonEnd(a, b, start);
        List<String> middleA = a.subList(start, a.size() - end);
        List<String> middleB = b.subList(start, b.size() - end);
        if (!middleA.isEmpty() && !middleB.isEmpty() && middleA.size() + middleB.size() > MOST_COMPARED) {
            return new LineDiff(0, 0, true, List.of());
        }
        List<Line> all = new ArrayList<>();
        same(all, a, 0, start, 0);
        middle(all, middleA, middleB, start);
        same(all, a, a.size() - end, a.size(), b.size() - a.size());
        return new LineDiff(count(all, Kind.ADDED), count(all, Kind.REMOVED), false, hunks(all));
    }

    LineDiff mirrored() {
        return new LineDiff(
                /* added= */ removed,
                /* removed= */ added,
                tooLong,
                hunks.stream().map(Hunk::mirrored).toList());
    }

    /** Removed lines stand before the added ones that replace them, on either side of the mirror. */
    static List<Line> mirrored(List<Line> lines) {
        List<Line> result = new ArrayList<>();
        List<Line> added = new ArrayList<>();
        for (Line line : lines) {
            Line other = line.mirrored();
            if (other.kind() == Kind.ADDED) {
                added.add(other);
                continue;
            }
            if (other.kind() == Kind.SAME) {
                result.addAll(added);
                added.clear();
            }
            result.add(other);
        }
        result.addAll(added);
        return result;
    }

    private static void middle(List<Line> all, List<String> a, List<String> b, int offset) {
        int atA = 0;
        int atB = 0;
        List<String> removed = new ArrayList<>();
        List<String> added = new ArrayList<>();
        for (AbstractDelta<String> delta : deltas(a, b)) {
            int position = delta.getSource().getPosition();
            if (position > atA) {
                block(all, removed, added, offset + atA, offset + atB);
                atA += removed.size();
                atB += added.size();
                removed.clear();
                added.clear();
                same(all, a, atA, position, offset, atB - atA);
                atB += position - atA;
                atA = position;
            }
            removed.addAll(delta.getSource().getLines());
            added.addAll(delta.getTarget().getLines());
        }
        block(all, removed, added, offset + atA, offset + atB);
        atA += removed.size();
        atB += added.size();
        same(all, a, atA, a.size(), offset, atB - atA);
    }

    private static List<AbstractDelta<String>> deltas(List<String> a, List<String> b) {
        return DiffUtils.diff(a, b, MyersDiffWithLinearSpace.factory().<String>create())
                .getDeltas();
    }

    /** Neighbouring deltas of the algorithm are one block: all that went, then all that came. */
    private static void block(List<Line> all, List<String> removed, List<String> added, int atA, int atB) {
        List<String> old = removed.stream().map(VisibleText::of).toList();
        List<String> now = added.stream().map(VisibleText::of).toList();
        int paired = Math.min(old.size(), now.size());
        List<LineMarks> marks = new ArrayList<>();
        for (int i = 0; i < paired; i++) {
            marks.add(LineMarks.between(old.get(i), now.get(i)));
        }
        for (int i = 0; i < old.size(); i++) {
            List<Mark> marked = i < paired ? marks.get(i).before() : List.of();
            all.add(new Line(Kind.REMOVED, Optional.of(atA + i + 1), Optional.empty(), old.get(i), marked));
        }
        for (int i = 0; i < now.size(); i++) {
            List<Mark> marked = i < paired ? marks.get(i).after() : List.of();
            all.add(new Line(Kind.ADDED, Optional.empty(), Optional.of(atB + i + 1), now.get(i), marked));
        }
    }

    private static void same(List<Line> all, List<String> lines, int from, int to, int shift) {
        same(all, lines, from, to, 0, shift);
    }

    private static void same(List<Line> all, List<String> lines, int from, int to, int offset, int shift) {
        for (int i = from; i < to; i++) {
            int number = offset + i + 1;
            all.add(new Line(
                    Kind.SAME,
                    Optional.of(number),
                    Optional.of(number + shift),
                    VisibleText.of(lines.get(i)),
                    List.of()));
        }
    }

    private static List<Hunk> hunks(List<Line> all) {
        List<Hunk> hunks = new ArrayList<>();
        int from = -1;
        int lastChange = -1;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).kind() == Kind.SAME) {
                continue;
            }
            if (from >= 0 && i - lastChange > 2 * CONTEXT + 1) {
                hunks.add(new Hunk(all.subList(from, lastChange + CONTEXT + 1)));
                from = -1;
            }
            from = from < 0 ? Math.max(0, i - CONTEXT) : from;
            lastChange = i;
        }
        if (from >= 0) {
            hunks.add(new Hunk(all.subList(from, Math.min(all.size(), lastChange + CONTEXT + 1))));
        }
        return hunks;
    }

    private static List<String> lines(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> lines = List.of(text.split("\n", -1));
        return lines.getLast().isEmpty() ? lines.subList(0, lines.size() - 1) : lines;
    }

    private static int commonStart(List<String> a, List<String> b) {
        int most = Math.min(a.size(), b.size());
        int start = 0;
        while (start < most && a.get(start).equals(b.get(start))) {
            start++;
        }
        return start;
    }

    private static int commonEnd(List<String> a, List<String> b, int start) {
        int most = Math.min(a.size(), b.size()) - start;
        int end = 0;
        while (end < most && a.get(a.size() - 1 - end).equals(b.get(b.size() - 1 - end))) {
            end++;
        }
        return end;
    }

    private static int count(List<Line> lines, Kind kind) {
        return (int) lines.stream().filter(line -> line.kind() == kind).count();
    }
}
