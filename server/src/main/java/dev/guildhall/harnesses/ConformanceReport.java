package dev.guildhall.harnesses;

import java.util.List;

/**
 * What real clients did with skills and agents of this product.
 *
 * @param date of the run, {@code 2026-11-24}; empty when the build holds no report
 */
public record ConformanceReport(String date, List<Row> harnesses, List<Row> installers) {
    public static final ConformanceReport NONE = new ConformanceReport("", List.of(), List.of());

    public ConformanceReport {
        harnesses = List.copyOf(harnesses);
        installers = List.copyOf(installers);
    }

    /**
     * @param harness its id; empty for an installer
     * @param client name of the client's package, with its {@code version}; empty where it could not be run
     */
    public record Row(String harness, String client, String version, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** @param outcome {@code native}, {@code emulated}, {@code lost}, {@code untested}; of installers {@code works} or {@code fails} */
    public record Cell(String feature, String outcome, String reason) {}
}
