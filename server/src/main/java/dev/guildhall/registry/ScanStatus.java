package dev.guildhall.registry;

import dev.guildhall.packages.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of a version's safety. Holds no bytes of the package.
 *
 * @param reason why it is held, yanked or revoked
 * @param findings worst first
 * @param rulesVersion of the rules it was scanned with; 0 before the first scan
 * @param scannedAt empty before the first scan
 */
public record ScanStatus(
        UUID id,
        String owner,
        String name,
        String version,
        String state,
        Optional<String> reason,
        String verdict,
        String risk,
        List<String> riskReasons,
        List<Finding> findings,
        int rulesVersion,
        Optional<Instant> scannedAt,
        String publishedBy) {
    public ScanStatus {
        riskReasons = List.copyOf(riskReasons);
        findings = List.copyOf(findings);
    }
}
