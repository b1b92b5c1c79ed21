package dev.guildhall.compare;

import dev.guildhall.capabilities.CapabilityRow;
import dev.guildhall.capabilities.CapabilityRow.Change;
import dev.guildhall.capabilities.CapabilityRow.What;
import dev.guildhall.capabilities.Direction;
import java.util.List;
import java.util.Optional;
import org.semver4j.Semver;

/**
 * How far the version number moved, and how far the change deserves. The lower version counts as the one before, whichever side it is on.
 *
 * <p>A capability that went deserves a major version, because somebody may rely on it; one that came, widened or narrowed a minor one;
 * anything else a patch. Below 1.0.0 everything is one step less. A pre-release promises nothing, so from one every step is enough.
 *
 * @param enough whether {@code published} is at least {@code deserved}
 * @param because which change deserves it
 */
public record Bump(String from, String to, Step published, Step deserved, boolean enough, String because) {

    /** The part of a version number that moved, the smallest first. */
    public enum Step {
        PATCH,
        MINOR,
        MAJOR;

        Step oneLess() {
            return this == MAJOR ? MINOR : PATCH;
        }
    }

    /** @param rows from {@code a} to {@code b} */
    static Optional<Bump> of(String a, String b, List<CapabilityRow> rows, boolean identical) {
        Semver before = Semver.parse(a);
        Semver after = Semver.parse(b);
        if (before == null || after == null || before.isEquivalentTo(after)) {
            return Optional.empty();
        }
        boolean backwards = before.isGreaterThan(after);
        Semver lower = backwards ? after : before;
        Semver higher = backwards ? before : after;
        Step published = step(lower, higher);
        List<Change> changes = rows.stream()
                .flatMap(row -> row.changes().stream())
                .filter(change -> change.direction() != Direction.SAME)
                .toList();
        What gone = backwards ? What.ADDED : What.REMOVED;
        Optional<Change> lost =
                changes.stream().filter(change -> change.what() == gone).findFirst();
        Step deserved = lost.isPresent() ? Step.MAJOR : changes.isEmpty() ? Step.PATCH : Step.MINOR;
        if (lower.getMajor() == 0) {
            deserved = deserved.oneLess();
        }
        boolean enough = identical || !lower.getPreRelease().isEmpty() || published.compareTo(deserved) >= 0;
        return Optional.of(
                new Bump(lower.getVersion(), higher.getVersion(), published, deserved, enough, because(lost, changes)));
    }

    private static String because(Optional<Change> lost, List<Change> changes) {
        if (lost.isPresent()) {
            return "What it could do before is gone: %s.".formatted(String.join(", ", either(lost.get())));
        }
        return changes.isEmpty()
                ? "What it may do is unchanged."
                : "What it may do changed: %s.".formatted(String.join(", ", either(changes.getFirst())));
    }

    private static List<String> either(Change change) {
        return change.after().isEmpty() ? change.before() : change.after();
    }

    private static Step step(Semver lower, Semver higher) {
        if (lower.getMajor() != higher.getMajor()) {
            return Step.MAJOR;
        }
        return lower.getMinor() != higher.getMinor() ? Step.MINOR : Step.PATCH;
    }
}
