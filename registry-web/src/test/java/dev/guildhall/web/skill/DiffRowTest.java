package dev.guildhall.web.skill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.compare.FileDiff.Hunk;
import dev.guildhall.compare.FileDiff.Kind;
import dev.guildhall.compare.FileDiff.Line;
import dev.guildhall.compare.FileDiff.Mark;
import dev.guildhall.web.skill.DiffRow.Piece;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiffRowTest {
    private static final Line SAME = new Line(Kind.SAME, Optional.of(1), Optional.of(1), "same", List.of());
    private static final Line FIRST = new Line(Kind.REMOVED, Optional.of(2), Optional.empty(), "old", List.of());
    private static final Line SECOND = new Line(Kind.REMOVED, Optional.of(3), Optional.empty(), "older", List.of());
    private static final Line ADDED = new Line(Kind.ADDED, Optional.empty(), Optional.of(2), "new", List.of());

    @Test
    void putsWhatReplacesALineBesideIt() {
        assertThat(DiffRow.of(new Hunk(List.of(SAME, FIRST, SECOND, ADDED))))
                .containsExactly(
                        new DiffRow(Optional.of(SAME), Optional.of(SAME)),
                        new DiffRow(Optional.of(FIRST), Optional.of(ADDED)),
                        new DiffRow(Optional.of(SECOND), Optional.empty()));
    }

    @Test
    void namesTheLinesOfTheSideThatHasAny() {
        assertThat(DiffRow.span(new Hunk(List.of(SAME, FIRST, ADDED)))).isEqualTo("lines 1 – 2");
        assertThat(DiffRow.span(new Hunk(List.of(FIRST, SECOND)))).isEqualTo("lines 2 – 3");
        assertThat(DiffRow.span(new Hunk(List.of(ADDED)))).isEqualTo("line 2");
    }

    @Test
    void cutsALineAtItsMarks() {
        Line line = new Line(
                Kind.ADDED, Optional.empty(), Optional.of(1), "<b>one</b>", List.of(new Mark(3, 6), new Mark(8, 99)));
        assertThat(DiffRow.pieces(line))
                .containsExactly(
                        new Piece("<b>", false), new Piece("one", true), new Piece("</", false), new Piece("b>", true));
        assertThat(DiffRow.pieces(FIRST)).containsExactly(new Piece("old", false));
    }
}
