package dev.guildhall.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was proven of whom, and when.
 *
 * @param date of the run, ISO
 */
record Matrix(String date, List<Row> harnesses, List<Row> installers) {
    static final String UNTESTED = "untested";
    private static final List<String> FROM_WORST = List.of("fails", "lost", UNTESTED, "emulated", "native", "works");

    /**
     * A client.
     *
     * @param id the word for it: of a harness the one of {@code agent.yaml}
     * @param client its package on npm; empty when it is not to be had there
     * @param version empty when it was not run
     */
    record Row(String id, String client, String version, List<Cell> cells) {
        Optional<Cell> cell(String feature) {
            return cells.stream().filter(cell -> cell.feature().equals(feature)).findFirst();
        }
    }

    /**
     * A feature of a client.
     *
     * @param outcome {@code native}, {@code emulated}, {@code lost} of a harness; {@code works}, {@code fails} of an installer;
     *     {@code untested} of both
     */
    record Cell(String feature, String outcome, String reason) {}

    /** Every cell that was better before, in words; new clients and features are no change for the worse. */
    List<String> worseThan(Matrix before) {
        List<String> worse = new ArrayList<>(worse(before.harnesses, harnesses));
        worse.addAll(worse(before.installers, installers));
        return worse;
    }

    private static List<String> worse(List<Row> before, List<Row> now) {
        List<String> worse = new ArrayList<>();
        for (Row row : before) {
            for (Cell cell : row.cells()) {
                Cell there = now.stream()
                        .filter(other -> other.id().equals(row.id()))
                        .flatMap(other -> other.cell(cell.feature()).stream())
                        .findFirst()
                        .orElse(new Cell(cell.feature(), UNTESTED, "It was not looked at."));
                if (FROM_WORST.indexOf(there.outcome()) < FROM_WORST.indexOf(cell.outcome())) {
                    worse.add("%s, %s: was %s, is %s. %s"
                            .formatted(row.id(), cell.feature(), cell.outcome(), there.outcome(), there.reason()));
                }
            }
        }
        return worse;
    }

    /** Whether it says the same, whenever it was found out. */
    boolean says(Matrix other) {
        return harnesses.equals(other.harnesses) && installers.equals(other.installers);
    }

    Stream<Row> rows() {
        return Stream.concat(harnesses.stream(), installers.stream());
    }
}
