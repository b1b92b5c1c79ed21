package dev.guildhall.registry;

import dev.guildhall.packages.Finding;

/**
 * A finding that a reviewer read and released: by its code and file; the bytes of a version never change.
 *
 * @param file empty when it concerns the whole package
 */
public record AcceptedFinding(String code, String file) {
    public static AcceptedFinding of(Finding finding) {
        return new AcceptedFinding(finding.code(), finding.file().orElse(""));
    }
}
