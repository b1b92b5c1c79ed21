package dev.guildhall.registry;

import java.util.Optional;

/**
 * Where the channel {@code latest} points: at the highest live release, unless somebody moved it below on purpose.
 *
 * <p>Such a move holds until a release is published that is higher than all there were at the time of the move, or
 * until the version it points at may no longer be latest.
 */
record LatestChannel(String version, Optional<String> overtakes) {

    /**
     * @param highest the highest version that is live and no pre-release
     * @param current what the channel says now
     * @param currentMayBe whether its version is still live
     */
    static Optional<LatestChannel> following(
            Optional<String> highest, Optional<LatestChannel> current, boolean currentMayBe) {
        if (highest.isEmpty()) {
            return Optional.empty();
        }
        boolean keeps = currentMayBe
                && current.flatMap(LatestChannel::overtakes)
                        .filter(passed -> VersionKey.of(highest.get()).compareTo(VersionKey.of(passed)) <= 0)
                        .isPresent();
        return keeps ? current : Optional.of(new LatestChannel(highest.get(), Optional.empty()));
    }

    /** Moved by hand to a version that may be latest. */
    static LatestChannel movedTo(String version, String highest) {
        return new LatestChannel(version, version.equals(highest) ? Optional.empty() : Optional.of(highest));
    }
}
