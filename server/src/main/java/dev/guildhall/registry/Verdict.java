package dev.guildhall.registry;

import dev.guildhall.packages.Finding;
import java.util.List;
import java.util.Optional;

/** What is said of a version's content: by a scan from its findings, by a reviewer who refused it. */
final class Verdict {
    static final String PASSED = "passed";
    static final String WARNED = "passed-with-warnings";
    static final String SUSPICIOUS = "suspicious";
    static final String MALICIOUS = "malicious";

    private Verdict() {}

    static String of(List<Finding> findings) {
        if (findings.stream().anyMatch(Finding::holds)) {
            return SUSPICIOUS;
        }
        return findings.stream().anyMatch(f -> f.severity() == Finding.Severity.WARNING) ? WARNED : PASSED;
    }

    /** Why these findings hold a version: the first of them; empty when none does. */
    static Optional<String> hold(List<Finding> findings) {
        List<Finding> holding = findings.stream().filter(Finding::holds).toList();
        return holding.stream()
                .findFirst()
                .map(first -> holding.size() == 1
                        ? first.message()
                        : "%s And %d more.".formatted(first.message(), holding.size() - 1));
    }
}
