package dev.guildhall.compare;

import java.util.List;
import java.util.Optional;

/**
 * The lines of a file that differ.
 *
 * @param binary whether either side holds no text
 * @param added lines, counted in whole also where not all are shown
 * @param removed lines, likewise
 * @param note why lines are missing or cut; empty when all that differ are there
 */
public record FileDiff(
        FileChange file, boolean binary, int added, int removed, Optional<String> note, List<Hunk> hunks) {

    public FileDiff {
        hunks = List.copyOf(hunks);
    }

    static FileDiff without(FileChange file, boolean binary, String note) {
        return new FileDiff(file, binary, 0, 0, Optional.of(note), List.of());
    }

    int lines() {
        return hunks.stream().mapToInt(hunk -> hunk.lines().size()).sum();
    }

    /** Neighbouring lines: what differs, with three lines around it. */
    public record Hunk(List<Line> lines) {
        public Hunk {
            lines = List.copyOf(lines);
        }

        Hunk mirrored() {
            return new Hunk(LineDiff.mirrored(lines));
        }
    }

    /** Whose line it is. */
    public enum Kind {
        SAME,
        REMOVED,
        ADDED
    }

    /**
     * A line.
     *
     * @param a its number before, from 1; empty when added
     * @param b its number after; empty when removed
     * @param text without its end; invisible characters written out as {@code ‹U+200B›}
     * @param marks the parts of {@code text} that differ from the line it replaces or is replaced by
     */
    public record Line(Kind kind, Optional<Integer> a, Optional<Integer> b, String text, List<Mark> marks) {
        public Line {
            marks = List.copyOf(marks);
        }

        Line mirrored() {
            Kind other = switch (kind) {
                case SAME -> Kind.SAME;
                case REMOVED -> Kind.ADDED;
                case ADDED -> Kind.REMOVED;
            };
            return new Line(other, /* a= */ b, /* b= */ a, text, marks);
        }
    }

    /** From the character {@code from} to the one before {@code to}, counted from 0 in UTF-16 as Java and JavaScript count. */
    public record Mark(int from, int to) {}
}
