package dev.guildhall.web.harness;

import dev.guildhall.harnesses.ConformanceReport;
import dev.guildhall.harnesses.ConformanceReport.Cell;
import dev.guildhall.skill.HarnessProfile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The report of the last conformance run, as a table.
 *
 * @param date day of the run; empty when there was none
 * @param features the rows, in the order in which the report names them first
 */
public record ConformanceTable(String date, List<Column> columns, List<String> features) {
    public ConformanceTable {
        columns = List.copyOf(columns);
        features = List.copyOf(features);
    }

    /** A harness, or an installer, with the client that was run. */
    public record Column(String harness, String title, String client, String version, List<Cell> cells) {
        public Column {
            cells = List.copyOf(cells);
        }

        public Optional<Cell> cell(String feature) {
            return cells.stream().filter(cell -> cell.feature().equals(feature)).findFirst();
        }
    }

    /** What harnesses did with the skills. */
    public static ConformanceTable of(ConformanceReport report, List<HarnessProfile> profiles) {
        return of(report.date(), report.harnesses(), profiles);
    }

    /** What installers did with the read faces. */
    public static ConformanceTable ofInstallers(ConformanceReport report) {
        return of(report.date(), report.installers(), List.of());
    }

    private static ConformanceTable of(String date, List<ConformanceReport.Row> rows, List<HarnessProfile> profiles) {
        Set<String> features = new LinkedHashSet<>();
        List<Column> columns = new ArrayList<>();
        for (ConformanceReport.Row row : rows) {
            row.cells().forEach(cell -> features.add(cell.feature()));
            columns.add(new Column(
                    row.harness(),
                    row.harness().isEmpty() ? row.client() : title(profiles, row.harness()),
                    row.client(),
                    row.version(),
                    row.cells()));
        }
        return new ConformanceTable(date, columns, List.copyOf(features));
    }

    private static String title(List<HarnessProfile> profiles, String harness) {
        return profiles.stream()
                .filter(profile -> profile.id().equals(harness))
                .map(HarnessProfile::title)
                .findFirst()
                .orElse(harness);
    }

    public boolean none() {
        return columns.isEmpty();
    }

    /** A feature's id as people read it. */
    public static String words(String feature) {
        String words = feature.replace('-', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
