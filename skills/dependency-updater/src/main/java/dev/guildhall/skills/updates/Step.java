package dev.guildhall.skills.updates;

import java.util.List;
import java.util.Optional;
import org.semver4j.Semver;

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
}
