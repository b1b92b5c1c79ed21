package dev.guildhall.plan;

import dev.guildhall.skill.HarnessPlan.Syntax;
import java.util.List;
import java.util.Optional;

/**
 * What was written at one place for one agent in one harness, and how to take it back. No secret, but values that stood in
 * configuration files before; it is kept where it was written and sent nowhere whole.
 *
 * @param at RFC 3339, UTC
 * @param made folders that did not exist before, as paths of a plan
 */
public record Receipt(
        String agent,
        int agentVersion,
        String stage,
        String harness,
        String lockDigest,
        String planDigest,
        String at,
        List<Written> files,
        List<MergedFile> merged,
        List<String> made) {
    public Receipt {
        files = List.copyOf(files);
        merged = List.copyOf(merged);
        made = List.copyOf(made);
    }

    /** A file written whole. */
    public record Written(String path, String sha256) {}

    /**
     * A configuration file with changes.
     *
     * @param existed whether it was there before
     * @param from SHA-256 of what it was merged into; empty when there was no file
     * @param sha256 of the result
     * @param made pointers to objects and lists that had to be made
     * @param reverse edits that give back what it was, as long as it is byte for byte the result; empty when somebody
     *     else's edits were in it already
     */
    public record MergedFile(
            String path,
            Syntax syntax,
            boolean existed,
            Optional<String> from,
            String sha256,
            List<Merged.Change> changes,
            List<String> made,
            Optional<List<TextEdit>> reverse) {
        public MergedFile {
            changes = List.copyOf(changes);
            made = List.copyOf(made);
            reverse = reverse.map(List::copyOf);
        }
    }

    Optional<String> written(String path) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .map(Written::sha256)
                .findFirst();
    }

    Optional<MergedFile> merged(String path) {
        return merged.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /** {@code AGENT in HARNESS}, for people. */
    String owner() {
        return agent + " in " + harness;
    }
}
