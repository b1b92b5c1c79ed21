package dev.guildhall.review;

import dev.guildhall.registry.ScanStatus;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of a version's safety, and how it came to be.
 *
 * @param history of decisions, oldest first; empty when it was never held
 * @param caseState as in {@link ReviewRow}; empty when there is no case
 * @param caseId for reviewers only
 * @param mayAppeal whether the asking user may appeal now
 */
public record VersionScan(
        ScanStatus scan,
        List<ReviewStep> history,
        Optional<String> caseState,
        Optional<UUID> caseId,
        boolean mayAppeal) {
    public VersionScan {
        history = List.copyOf(history);
    }
}
