package dev.guildhall.compare;

import dev.guildhall.capabilities.Capabilities;
import dev.guildhall.capabilities.CapabilityDiff;
import dev.guildhall.capabilities.CapabilityRow;
import dev.guildhall.compare.Comparison.Side;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Catalog;
import dev.guildhall.registry.VersionDetail;
import dev.guildhall.registry.VersionRow;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares two versions of a skill.
 * {@code Catalog.readable twice → files that differ → which hold no text → capabilities · manifest · lines of a part of the files}.
 *
 * <p>Who may not read one of the versions may not compare it: the catalogue answers 403 or 404 first. Nor is one shown whose
 * signature does not fit.
 */
@Service
public class Comparisons {
    private static final int MOST_SNIFFED = 1_000;

    private final Catalog catalog;
    private final FileTexts texts;
    private final FileDiffs diffs;

    @Inject
    Comparisons(Catalog catalog, FileTexts texts, FileDiffs diffs) {
        this.catalog = catalog;
        this.texts = texts;
        this.diffs = diffs;
    }

    /**
     * @param a version or channel before
     * @param b version or channel after
     * @param page which files' lines are wanted
     */
    public Comparison compare(Actor actor, String owner, String name, String a, String b, PageRequest page)
            throws IOException {
        VersionDetail before = catalog.readable(actor, owner, name, a);
        VersionDetail after = catalog.readable(actor, owner, name, b);
        List<FileChange> changes = FileChanges.between(before.files(), after.files());
        List<CapabilityRow> rows = CapabilityDiff.of(
                Capabilities.of(before.manifest(), before.files(), binaries(changes, true)),
                Capabilities.of(after.manifest(), after.files(), binaries(changes, false)));
        ManifestDiff manifest = ManifestDiff.between(before.manifest(), after.manifest());
        boolean identical = before.row().digest().equals(after.row().digest());
        return new Comparison(
                owner,
                name,
                side(before.row()),
                side(after.row()),
                identical,
                Comparison.Summary.of(rows),
                Bump.of(before.row().version(), after.row().version(), rows, identical),
                rows,
                manifest.fields(),
                manifest.count(),
                manifest.complete(),
                changes.stream().anyMatch(change -> change.path().equals("SKILL.md") && !change.sameBytes()),
                new FileChanges(unchanged(after, changes), changes, diffs.page(changes, page)));
    }

    /** Of one side, and only of files that differ: those that are the same on both sides change nothing. */
    private Set<String> binaries(List<FileChange> changes, boolean before) throws IOException {
        Set<String> binaries = new HashSet<>();
        for (FileChange change : changes.subList(0, Math.min(MOST_SNIFFED, changes.size()))) {
            Optional<FileChange.State> state = before ? change.before() : change.after();
            if (state.isPresent() && texts.looksBinary(state.get())) {
                binaries.add(before ? change.was().orElse(change.path()) : change.path());
            }
        }
        return binaries;
    }

    private static int unchanged(VersionDetail after, List<FileChange> changes) {
        long differ =
                changes.stream().filter(change -> change.after().isPresent()).count();
        return after.files().size() - Math.toIntExact(differ);
    }

    private static Side side(VersionRow row) {
        return new Side(
                row.version(),
                row.state(),
                row.verdict(),
                row.digest(),
                row.contextTokens(),
                row.publishedBy(),
                row.publishedAt());
    }
}
