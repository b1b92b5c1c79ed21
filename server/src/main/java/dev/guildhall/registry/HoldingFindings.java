package dev.guildhall.registry;

import dev.guildhall.packages.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The findings of two scans that ask for a reviewer, laid beside each other. */
final class HoldingFindings {
    private static final int SHOWN = 5;

    private HoldingFindings() {}

    /** Empty when the same things ask. */
    static Optional<String> change(List<Finding> before, List<Finding> now) {
        List<String> were = named(before).toList();
        List<String> are = named(now).toList();
        List<String> told = new ArrayList<>();
        told("Newer rules also found: %s.", are.stream().filter(name -> !were.contains(name)), told);
        told("They no longer find: %s.", were.stream().filter(name -> !are.contains(name)), told);
        return told.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", told));
    }

    private static void told(String sentence, Stream<String> names, List<String> told) {
        List<String> all = names.toList();
        if (!all.isEmpty()) {
            String more = all.size() > SHOWN ? " and %d more".formatted(all.size() - SHOWN) : "";
            told.add(sentence.formatted(String.join(", ", all.subList(0, Math.min(SHOWN, all.size()))) + more));
        }
    }

    private static Stream<String> named(List<Finding> findings) {
        return findings.stream()
                .filter(Finding::holds)
                .map(AcceptedFinding::of)
                .distinct()
                .map(found -> found.file().isEmpty() ? found.code() : found.code() + " in " + found.file());
    }
}
