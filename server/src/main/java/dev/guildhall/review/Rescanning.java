package dev.guildhall.review;

import dev.guildhall.platform.Service;
import dev.guildhall.registry.OutdatedVersion;
import dev.guildhall.registry.Rescans;
import dev.guildhall.scan.ScanReport;
import jakarta.inject.Inject;
import java.io.IOException;

/** Scans one version again: {@code bytes → rules (no transaction) → what a reviewer accepted ⇒ record}. */
@Service
class Rescanning {
    private final Rescans rescans;
    private final ReviewStore store;

    @Inject
    Rescanning(Rescans rescans, ReviewStore store) {
        this.rescans = rescans;
        this.store = store;
    }

    /**
     * @return whether it is held now and was not before
     * @throws IOException when its bytes cannot be read, or it took too long; then it stays as it is
     */
    boolean again(OutdatedVersion version) throws IOException {
        ScanReport report = rescans.scan(version);
        return rescans.record(version, report, store.accepted(version.id()));
    }
}
