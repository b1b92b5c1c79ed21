package dev.guildhall.compare;

import dev.guildhall.capabilities.CapabilityRow;
import dev.guildhall.registry.ContextTokens;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Two versions of a skill side by side, {@code a} before and {@code b} after.
 *
 * @param identical whether they hold the same bytes
 * @param bump what the change deserves as a version number; empty when {@code a} and {@code b} are one version
 * @param capabilities what either may do, kind by kind; kinds that neither has are left out
 * @param manifest fields that differ, without the version; those first that say what the skill may do
 * @param manifestCount how many fields differ
 * @param manifestComplete false when so many differ that not all are in {@code manifest}
 * @param instructionsChanged whether {@code SKILL.md} differs
 */
public record Comparison(
        String owner,
        String name,
        Side a,
        Side b,
        boolean identical,
        Summary summary,
        Optional<Bump> bump,
        List<CapabilityRow> capabilities,
        List<FieldChange> manifest,
        int manifestCount,
        boolean manifestComplete,
        boolean instructionsChanged,
        FileChanges files) {

    public Comparison {
        capabilities = List.copyOf(capabilities);
        manifest = List.copyOf(manifest);
    }

    /** One of the two versions. */
    public record Side(
            String version,
            String state,
            String verdict,
            String digest,
            ContextTokens contextTokens,
            String publishedBy,
            Instant publishedAt) {}

    /** How many changes make it wider, narrower or neither; how many kinds of capability are untouched. */
    public record Summary(int wider, int narrower, int neither, int sameKinds) {
        static Summary of(List<CapabilityRow> rows) {
            return new Summary(
                    rows.stream().mapToInt(CapabilityRow::wider).sum(),
                    rows.stream().mapToInt(CapabilityRow::narrower).sum(),
                    rows.stream().mapToInt(CapabilityRow::neither).sum(),
                    (int) rows.stream().filter(row -> row.changes().isEmpty()).count());
        }
    }

    /**
     * A field of the manifest that differs.
     *
     * @param field as a path, for example {@code permissions.network}
     */
    public record FieldChange(String field, Optional<String> before, Optional<String> after) {
        FieldChange mirrored() {
            return new FieldChange(field, /* before= */ after, /* after= */ before);
        }
    }
}
