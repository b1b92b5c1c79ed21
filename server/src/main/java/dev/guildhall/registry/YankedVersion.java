package dev.guildhall.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer to a yank: the version's row, and what the yank reached.
 *
 * @param blastRadius found before the yank; empty of everything when the version was yanked already
 */
public record YankedVersion(
        String version,
        String digest,
        String state,
        Optional<String> deprecated,
        Optional<String> reason,
        String verdict,
        String risk,
        List<String> channels,
        int files,
        long size,
        long downloads,
        ContextTokens contextTokens,
        String publishedBy,
        Instant publishedAt,
        BlastRadius blastRadius) {

    static YankedVersion of(VersionRow row, BlastRadius radius) {
        return new YankedVersion(
                row.version(),
                row.digest(),
                row.state(),
                row.deprecated(),
                row.reason(),
                row.verdict(),
                row.risk(),
                row.channels(),
                row.files(),
                row.size(),
                row.downloads(),
                row.contextTokens(),
                row.publishedBy(),
                row.publishedAt(),
                radius);
    }
}
