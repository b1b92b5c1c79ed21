package dev.guildhall.scan;

import dev.guildhall.packages.Finding;
import java.util.List;

/**
 * What a scan of one package came to.
 *
 * @param findings worst first
 * @param risk what it could do if it ran; nothing in {@code findings} bears on it
 * @param rulesVersion of the rules it was made with
 */
public record ScanReport(List<Finding> findings, Risk risk, int rulesVersion) {
    public ScanReport {
        findings = List.copyOf(findings);
    }
}
