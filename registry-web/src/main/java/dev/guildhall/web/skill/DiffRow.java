package dev.guildhall.web.skill;

import dev.guildhall.compare.FileDiff;
import dev.guildhall.compare.FileDiff.Kind;
import dev.guildhall.compare.FileDiff.Line;
import dev.guildhall.compare.FileDiff.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Two lines beside each other: the same, one replaced by the other, or one alone. */
public record DiffRow(Optional<Line> left, Optional<Line> right) {

    public boolean same() {
        return left.isPresent() && left.get().kind() == Kind.SAME;
    }

    /** A part of a line, marked when it differs. */
    public record Piece(String text, boolean marked) {}

    /** The k-th removed line of a block stands beside its k-th added one. */
    public static List<DiffRow> of(FileDiff.Hunk hunk) {
        List<DiffRow> rows = new ArrayList<>();
        List<Line> removed = new ArrayList<>();
        List<Line> added = new ArrayList<>();
        for (Line line : hunk.lines()) {
            switch (line.kind()) {
                case REMOVED -> removed.add(line);
                case ADDED -> added.add(line);
                case SAME -> {
                    flush(rows, removed, added);
                    rows.add(new DiffRow(Optional.of(line), Optional.of(line)));
                }
            }
        }
        flush(rows, removed, added);
        return rows;
    }

    private static void flush(List<DiffRow> rows, List<Line> removed, List<Line> added) {
        for (int i = 0; i < Math.max(removed.size(), added.size()); i++) {
            rows.add(new DiffRow(at(removed, i), at(added, i)));
        }
        removed.clear();
        added.clear();
    }

    private static Optional<Line> at(List<Line> lines, int index) {
        return index < lines.size() ? Optional.of(lines.get(index)) : Optional.empty();
    }

    /** For example {@code lines 18 – 27}, of the side that has more to say. */
    public static String span(FileDiff.Hunk hunk) {
        Optional<int[]> after = span(
                hunk.lines().stream().map(Line::b).flatMap(Optional::stream).toList());
        int[] span = after.or(() -> span(hunk.lines().stream()
                        .map(Line::a)
                        .flatMap(Optional::stream)
                        .toList()))
                .orElse(new int[] {1, 1});
        return span[0] == span[1] ? "line " + span[0] : "lines " + span[0] + " – " + span[1];
    }

    private static Optional<int[]> span(List<Integer> numbers) {
        return numbers.isEmpty() ? Optional.empty() : Optional.of(new int[] {numbers.getFirst(), numbers.getLast()});
    }

    /** The line cut at its marks; marks that lie outside it count for nothing. */
    public static List<Piece> pieces(Line line) {
        List<Piece> pieces = new ArrayList<>();
        int at = 0;
        for (Mark mark : line.marks()) {
            int from = Math.min(Math.max(mark.from(), at), line.text().length());
            int to = Math.min(Math.max(mark.to(), from), line.text().length());
            add(pieces, line.text().substring(at, from), false);
            add(pieces, line.text().substring(from, to), true);
            at = to;
        }
        add(pieces, line.text().substring(at), false);
        return pieces;
    }

    private static void add(List<Piece> pieces, String text, boolean marked) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, marked));
        }
    }
}
