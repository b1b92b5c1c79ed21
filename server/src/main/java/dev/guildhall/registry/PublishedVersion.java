package dev.guildhall.registry;

import dev.guildhall.packages.Finding;
import java.util.List;
import java.util.Map;

/**
 * The answer to a publish call; the same for the same bytes sent again.
 *
 * @param digest {@code sha256:…} of the sorted manifest of path, mode and sha256
 * @param channels that point at this version
 * @param state {@code live} or {@code held}; {@code dry-run} when nothing was stored
 * @param verdict {@code passed}, {@code passed-with-warnings}, {@code suspicious} (held) or {@code malicious}
 * @param risk {@code low}, {@code medium} or {@code high}: what it could do if it ran, whatever the verdict
 * @param fits harness to how well the package fits it
 */
public record PublishedVersion(
        String owner,
        String name,
        String version,
        String digest,
        List<String> channels,
        String state,
        String verdict,
        String risk,
        List<Finding> findings,
        Map<String, Fit> fits,
        ContextTokens contextTokens) {

    /** How well the package fits a harness: {@code status} is {@code fits}, {@code limited} or {@code does-not-fit}. */
    public record Fit(String status, List<String> notes) {}
}
