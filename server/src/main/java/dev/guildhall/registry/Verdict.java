package dev.guildhall.registry;

import dev.guildhall.packages.Finding;
import dev.guildhall.scan.PackageScan;
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

    /**
     * Why these findings hold a version: what the first of them means and where it is; empty when none does. Whoever may not
     * read the version reads this, so it repeats nothing of it.
     */
    static Optional<String> hold(List<Finding> findings) {
        List<Finding> holding = findings.stream().filter(Finding::holds).toList();
        return holding.stream()
                .findFirst()
                .map(first -> holding.size() == 1
                        ? reason(first)
                        : "%s And %d more.".formatted(reason(first), holding.size() - 1));
    }

    private static String reason(Finding finding) {
        String place = finding.file().map(file -> " in " + file).orElse("")
                + finding.line().map(line -> ", line " + line).orElse("");
        return PackageScan.meaning(finding.code())
                .map(meaning ->
                        "%s (%s%s).".formatted(meaning.substring(0, meaning.length() - 1), finding.code(), place))
                .orElse(finding.message());
    }
}
