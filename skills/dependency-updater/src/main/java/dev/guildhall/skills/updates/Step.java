package dev.guildhall.skills.updates;

import java.util.List;
import java.util.Optional;
import org.semver4j.Semver;
import org.semver4j.range.RangeList;
import org.semver4j.range.RangeListFactory;

/** How far an update goes. */
enum Step {
    NONE,
    PATCH,
    MINOR,
    MAJOR;

    /** As npm counts: below 1.0.0 the first number that is not zero is the one that breaks. */
    static Step between(Semver from, Semver to) {
        if (to.compareTo(from) <= 0) {
            return NONE;
        }
        if (from.getMajor() != to.getMajor()) {
            return MAJOR;
        }
        if (from.getMajor() == 0) {
            if (from.getMinor() != to.getMinor()) {
                return MAJOR;
            }
            return from.getMinor() == 0 && from.getPatch() != to.getPatch() ? MAJOR : PATCH;
        }
        return from.getMinor() != to.getMinor() ? MINOR : PATCH;
    }

    /** The highest version that is at most this step away. */
    Optional<Semver> highest(Semver from, List<Semver> available, boolean preReleases) {
        return available.stream()
                .filter(version -> preReleases || version.getPreRelease().isEmpty())
                .filter(version ->
                        between(from, version) != NONE && between(from, version).compareTo(this) <= 0)
                .reduce((lower, higher) -> higher);
    }

    /** The lowest version outside the range, whatever step it takes. */
    static Optional<Semver> leaving(String range, Semver from, List<Semver> available) {
        RangeList holes = RangeListFactory.create(range);
        return available.stream()
                .filter(version -> version.getPreRelease().isEmpty())
                .filter(version -> version.compareTo(from) > 0 && !holes.isSatisfiedBy(version))
                .findFirst();
    }
}
