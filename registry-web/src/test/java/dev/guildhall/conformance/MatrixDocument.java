package dev.guildhall.conformance;

import dev.guildhall.conformance.Matrix.Cell;
import dev.guildhall.conformance.Matrix.Row;
import dev.guildhall.skill.HarnessCapability;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code docs/conformance.md}. */
final class MatrixDocument {
    private static final String HEAD = """
            # Conformance

            Every row was found out by the released client itself: installed from npm, kept from every network but loopback, started without a
            person, with a scripted model that writes down all it is shown. Skills, agent and words were made up in that run, published to
            Guildhall, and installed with `./guildhall install AGENT --harness H`. Run of DATE; `mvn verify -Pharnesses` repeats it, compares, and fails
            by name on a change for the worse. Written by that run; do not edit.

            **native**: works as meant · **emulated**: works by another means · **lost**: does not work there · **–**: not tested. What is native and
            what is emulated the plan says; whether it works the run found out.

            ## Harnesses

            """;

    private MatrixDocument() {}

    static String write(Matrix matrix) {
        List<Row> tested = tested(matrix.harnesses());
        StringBuilder text = new StringBuilder(HEAD.replace("DATE", matrix.date()));
        text.append(versions(tested)).append('\n').append(table(tested));
        text.append("\n## Why\n\n").append(reasons(tested));
        text.append("\n## Not testable here\n\n");
        matrix.harnesses().stream()
                .filter(row -> row.version().isEmpty())
                .forEach(row -> text.append("- `")
                        .append(row.id())
                        .append("`: ")
                        .append(row.cells().getFirst().reason())
                        .append('\n'));
        text.append("\n## Installers\n\nOther people's clients, unmodified, against Guildhall's faces.\n\n");
        text.append(versions(matrix.installers())).append('\n').append(table(matrix.installers()));
        return text.append('\n').append(reasons(matrix.installers())).toString();
    }

    private static List<Row> tested(List<Row> rows) {
        return rows.stream().filter(row -> !row.version().isEmpty()).toList();
    }

    private static String versions(List<Row> rows) {
        StringBuilder text = new StringBuilder("| client | package | version |\n|---|---|---|\n");
        rows.forEach(row -> text.append("| ")
                .append(row.id())
                .append(" | `")
                .append(row.client())
                .append("` | ")
                .append(row.version())
                .append(" |\n"));
        return text.toString();
    }

    private static String table(List<Row> rows) {
        StringBuilder text = new StringBuilder("| |");
        rows.forEach(row -> text.append(' ').append(row.id()).append(" |"));
        text.append("\n|---|").append("---|".repeat(rows.size())).append('\n');
        for (String feature : features(rows)) {
            text.append("| ").append(title(feature)).append(" |");
            rows.forEach(row -> text.append(' ')
                    .append(row.cell(feature)
                            .map(Cell::outcome)
                            .map(MatrixDocument::shown)
                            .orElse("–"))
                    .append(" |"));
            text.append('\n');
        }
        return text.toString();
    }

    /** Features that at least one of them was looked at for. */
    private static Set<String> features(List<Row> rows) {
        return rows.stream()
                .flatMap(row -> row.cells().stream())
                .map(Cell::feature)
                .filter(feature -> rows.stream()
                        .flatMap(row -> row.cell(feature).stream())
                        .anyMatch(cell -> !cell.outcome().equals(Matrix.UNTESTED)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Reasons by feature, those that several share once. */
    private static String reasons(List<Row> rows) {
        StringBuilder text = new StringBuilder();
        for (String feature : features(rows)) {
            Map<String, List<String>> byReason = new LinkedHashMap<>();
            for (Row row : rows) {
                row.cell(feature)
                        .ifPresent(cell -> byReason.merge(
                                shown(cell.outcome()) + ". " + cell.reason(),
                                List.of(row.id()),
                                (some, more) -> Stream.concat(some.stream(), more.stream())
                                        .toList()));
            }
            text.append("- ").append(title(feature)).append('\n');
            byReason.forEach((reason, ids) -> text.append("  - ")
                    .append(String.join(", ", ids))
                    .append(": ")
                    .append(reason)
                    .append('\n'));
        }
        return text.toString();
    }

    private static String shown(String outcome) {
        return outcome.equals(Matrix.UNTESTED) ? "–" : outcome;
    }

    private static String title(String feature) {
        return Stream.of(HarnessCapability.values())
                .filter(capability -> capability.id().equals(feature))
                .map(HarnessCapability::title)
                .findFirst()
                .orElse(feature);
    }
}
