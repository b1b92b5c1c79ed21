package dev.guildhall.web.agent;

import dev.guildhall.agents.HarnessFitRow;
import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.HarnessPlan.Note;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What of an agent arrives in which harness.
 *
 * @param columns the harness in use first, the one that is looked at second
 * @param rows one for each capability the agent uses
 */
public record Matrix(List<HarnessFitRow> columns, List<Row> rows) {
    public Matrix {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** @param cells in the order of the columns */
    public record Row(HarnessCapability capability, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** All that a harness says of a capability; nothing when it says nothing. */
    public record Cell(String harness, List<Note> notes) {
        public Cell {
            notes = List.copyOf(notes);
        }

        /** The worst of them. */
        public Optional<Carried> carried() {
            return notes.stream().map(Note::carried).max(Comparator.naturalOrder());
        }

        /** Those that explain the outcome shown. */
        public List<Note> reasons() {
            return notes.stream()
                    .filter(note -> Optional.of(note.carried()).equals(carried()))
                    .toList();
        }
    }

    static Matrix of(List<HarnessFitRow> harnesses, String used, String shown) {
        List<HarnessFitRow> columns = new ArrayList<>(harnesses);
        columns.sort(Comparator.comparingInt(row -> row.harness().equals(used) ? 0 : row.harness().equals(shown) ? 1 : 2));
        List<Row> rows = Arrays.stream(HarnessCapability.values())
                .map(capability -> row(capability, columns))
                .filter(row -> row.cells().stream().anyMatch(cell -> !cell.notes().isEmpty()))
                .toList();
        return new Matrix(columns, rows);
    }

    private static Row row(HarnessCapability capability, List<HarnessFitRow> columns) {
        return new Row(
                capability,
                columns.stream()
                        .map(column -> new Cell(
                                column.harness(),
                                column.notes().stream()
                                        .filter(note -> note.capability() == capability)
                                        .toList()))
                        .toList());
    }
}
