package dev.guildhall.web.publish;

import dev.guildhall.identity.OwnerRow;
import dev.guildhall.packages.Finding;
import dev.guildhall.registry.Publishing;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Figures;
import dev.guildhall.web.layout.Refusal;
import dev.guildhall.web.layout.Seal;
import java.util.List;
import java.util.Optional;

/**
 * An upload that was checked and not published yet.
 *
 * @param outcome what the dry run came to; empty when the package was refused
 * @param readme safe HTML
 * @param findings worst first
 * @param curl the same without a page
 */
public record DraftPage(
        Chrome chrome,
        String draft,
        List<OwnerRow> owners,
        PublishFields fields,
        Optional<Publishing.Outcome> outcome,
        String readme,
        List<Finding> findings,
        String curl,
        Optional<Refusal> refusal) {

    public boolean ready() {
        return outcome.isPresent() && refusal.isEmpty();
    }

    public long size() {
        return outcome.stream()
                .flatMap(o -> o.files().stream())
                .mapToLong(PackageFile::size)
                .sum();
    }

    public Seal seal(String owner) {
        return Seal.of(owner, owners.stream().anyMatch(o -> o.name().equals(owner) && o.trusted()));
    }

    /** Whether publishing it stores it held until a reviewer released it. */
    public boolean held() {
        return count(Finding.Severity.HIGH) > 0;
    }

    /** For example {@code 2 to fix · 1 for a reviewer · 1 warning · 3 notes}. */
    public String summary() {
        long errors = count(Finding.Severity.ERROR);
        long warnings = count(Finding.Severity.WARNING);
        long notes = count(Finding.Severity.INFO);
        String review = held() ? Figures.count(count(Finding.Severity.HIGH)) + " for a reviewer · " : "";
        return Figures.count(errors) + " to fix · " + review + Figures.count(warnings, "warning", "warnings") + " · "
                + Figures.count(notes, "note", "notes");
    }

    private long count(Finding.Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity).count();
    }
}
