package dev.guildhall.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A skill in a list.
 *
 * @param latest version of the channel {@code latest}; empty when every version is yanked, held or a pre-release
 * @param state {@code live}, {@code deprecated}, {@code held}, {@code yanked} or {@code revoked}: of the newest version that counts
 * @param verdict of that version, see {@link VersionRow}
 * @param risk of that version: {@code low}, {@code medium} or {@code high}
 * @param contextTokens estimated tokens of {@code latest}: in the catalogue and when its body is read
 */
public record SkillRow(
        UUID id,
        String owner,
        String name,
        String displayName,
        String description,
        Optional<String> latest,
        Optional<String> category,
        Optional<String> license,
        List<String> keywords,
        String state,
        String verdict,
        String risk,
        int versions,
        long downloads,
        ContextTokens contextTokens,
        Instant updatedAt) {}
