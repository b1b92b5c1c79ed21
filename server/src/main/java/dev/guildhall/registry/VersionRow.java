package dev.guildhall.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A version in a list.
 *
 * @param state {@code live}, {@code held} or {@code yanked}
 * @param deprecated the reason, when deprecated
 * @param reason why it is held or yanked
 * @param channels that point at it
 */
public record VersionRow(
        String version,
        String digest,
        String state,
        Optional<String> deprecated,
        Optional<String> reason,
        String verdict,
        List<String> channels,
        int files,
        long size,
        long downloads,
        ContextTokens contextTokens,
        String publishedBy,
        Instant publishedAt) {}
