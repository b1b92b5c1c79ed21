package dev.guildhall.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A skill with its channels.
 *
 * @param channels channel to version
 * @param versions the newest hundred versions by semver, newest first
 * @param mayManage whether the asking user may yank, deprecate and move channels
 */
public record SkillDetail(
        String owner,
        String name,
        String displayName,
        String description,
        Map<String, String> channels,
        List<VersionRow> versions,
        int versionCount,
        long downloads,
        String state,
        boolean mayManage,
        Instant createdAt,
        Instant updatedAt) {

    /** What a page shows when no version was asked for: {@code latest}, else the newest that is neither yanked nor revoked, else the newest. */
    public Optional<String> shown() {
        String latest = channels.get("latest");
        if (latest != null) {
            return Optional.of(latest);
        }
        return versions.stream()
                .filter(v -> !v.state().equals("yanked") && !v.state().equals("revoked"))
                .findFirst()
                .or(() -> versions.stream().findFirst())
                .map(VersionRow::version);
    }
}
