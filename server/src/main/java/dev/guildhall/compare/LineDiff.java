package dev.guildhall.compare;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import dev.guildhall.compare.FileDiff.Hunk;
import dev.guildhall.compare.FileDiff.Kind;
import dev.guildhall.compare.FileDiff.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares two texts line by line: {@code texts → common ends off → Myers in linear space → blocks that differ → hunks with marks}.
 *
 * <p>Pure and bounded. The lesser text always counts as the first while comparing, so that comparing backwards gives the mirror image
 * although the algorithm prefers one of several equally short ways.
 *
 * @param added lines, counted in whole also where not all are shown
 * @param removed lines, likewise
 * @param note what of the difference is not in the hunks
 */
record LineDiff(int added, int removed, Optional<String> note, List<Hunk> hunks) {
    /** Lines that differ on both sides together, between the first and the last that does; their square is the work. */
    static final int MOST_COMPARED = 8_000;

    private static final String TOO_LONG =
            "More than %,d lines differ: compared by digest only.".formatted(MOST_COMPARED);

    LineDiff {
        hunks = List.copyOf(hunks);
    }

    /** Lines of both sides that differ and stand at the same place, as indices; either may be none. */
    record Block(int a, int endA, int b, int endB) {
        int removed() {
            return endA - a;
        }

        int added() {
            return endB - b;
        }
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
            return new LineDiff(0, 0, Optional.of(TOO_LONG), List.of());
        }
        List<Block> blocks = blocks(middleA, middleB, start);
        LineHunks shown = new LineHunks(a, b);
        List<Hunk> hunks = shown.of(blocks);
        return new LineDiff(
                blocks.stream().mapToInt(Block::added).sum(),
                blocks.stream().mapToInt(Block::removed).sum(),
                shown.note(),
                hunks);
    }

    LineDiff mirrored() {
        return new LineDiff(
                /* added= */ removed,
                /* removed= */ added,
                note,
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

    /** Neighbouring deltas of the algorithm are one block: all that went, then all that came. */
    private static List<Block> blocks(List<String> a, List<String> b, int offset) {
        if (a.isEmpty() && b.isEmpty()) {
            return List.of();
        }
        if (a.isEmpty() || b.isEmpty()) {
            return List.of(new Block(offset, offset + a.size(), offset, offset + b.size()));
        }
        List<Block> blocks = new ArrayList<>();
        Block last = new Block(offset, offset, offset, offset);
        for (AbstractDelta<String> delta : DiffUtils.diff(
                        a, b, MyersDiffWithLinearSpace.factory().<String>create())
                .getDeltas()) {
            int fromA = offset + delta.getSource().getPosition();
            int fromB = last.endB() + fromA - last.endA();
            int endA = fromA + delta.getSource().size();
            int endB = fromB + delta.getTarget().size();
            boolean neighbour = !blocks.isEmpty() && fromA == last.endA();
            if (neighbour) {
                blocks.removeLast();
            }
            last = neighbour ? new Block(last.a(), endA, last.b(), endB) : new Block(fromA, endA, fromB, endB);
            blocks.add(last);
        }
        return blocks;
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
}
