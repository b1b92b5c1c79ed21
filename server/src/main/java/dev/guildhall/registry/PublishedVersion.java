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

    /**
     * How well the package fits a harness.
     *
     * @param status {@code fits}: everything it declares works there, natively or by a means that a note names. {@code limited}:
     *     it works, but something it declares has no effect. {@code does-not-fit}: the harness does not take it
     * @param notes what has no effect first
     */
    public record Fit(String status, List<String> notes) {
        public static final String FITS = "fits";
        public static final String LIMITED = "limited";
        public static final String DOES_NOT_FIT = "does-not-fit";

        public Fit {
            notes = List.copyOf(notes);
        }

        /** The harnesses that it fits, fully or with limits, sorted. */
        static List<String> usable(Map<String, Fit> fits) {
            return fits.entrySet().stream()
                    .filter(fit -> !fit.getValue().status().equals(DOES_NOT_FIT))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
        }
    }
}
