package dev.guildhall.web.skill;

import dev.guildhall.registry.VersionRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which versions can be chosen to be compared, and with which one a version is compared when nobody chose. */
final class CompareChoices {
    private CompareChoices() {}

    /** The newest, and those compared when they are older. */
    static List<VersionRow> of(List<VersionRow> newest, VersionRow... compared) {
        List<VersionRow> choices = new ArrayList<>(newest);
        for (VersionRow row : compared) {
            if (at(choices, row.version()) < 0) {
                choices.add(row);
            }
        }
        return choices;
    }

    /** The next lower live version, else any lower one that is not held, else the next higher one; empty when there is no other. */
    static Optional<String> before(List<VersionRow> newest, List<VersionRow> lower, String version) {
        return lower.stream()
                .filter(row -> row.state().equals("live"))
                .findFirst()
                .or(() -> lower.stream()
                        .filter(row -> !row.state().equals("held"))
                        .findFirst())
                .or(() -> higher(newest, version))
                .map(VersionRow::version);
    }

    /** The lowest that is listed stands for the next one of a version that is not. */
    private static Optional<VersionRow> higher(List<VersionRow> newest, String version) {
        int at = at(newest, version);
        int next = (at < 0 ? newest.size() : at) - 1;
        return next < 0 ? Optional.empty() : Optional.of(newest.get(next));
    }

    private static int at(List<VersionRow> rows, String version) {
        return rows.stream().map(VersionRow::version).toList().indexOf(version);
    }
}
