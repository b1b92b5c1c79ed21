package dev.guildhall.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A version in a list.
 *
 * @param state {@code live}, {@code held}, {@code yanked} or {@code revoked}
 * @param deprecated the reason, when deprecated
 * @param yanked why the owner's members withdrew it; what is held or revoked besides keeps it until it no longer is
 * @param reason why it is held, yanked or revoked
 * @param verdict {@code passed}, {@code passed-with-warnings}, {@code suspicious} (held) or {@code malicious}
 * @param risk {@code low}, {@code medium} or {@code high}: what it could do if it ran, whatever the verdict
 * @param channels that point at it
 */
public record VersionRow(
        String version,
        String digest,
        String state,
        Optional<String> deprecated,
        Optional<String> yanked,
        Optional<String> reason,
        String verdict,
        String risk,
        List<String> channels,
        int files,
        long size,
        long downloads,
        ContextTokens contextTokens,
        String publishedBy,
        Instant publishedAt) {}
