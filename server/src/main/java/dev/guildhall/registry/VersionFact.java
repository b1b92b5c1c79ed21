package dev.guildhall.registry;

import java.util.Optional;
import java.util.UUID;

/**
 * What others need to know of a version they hold on to.
 *
 * @param id {@code @owner/name} as the skill is called now
 * @param digest {@code sha256:…}
 * @param state {@code live}, {@code held}, {@code yanked} or {@code revoked}
 * @param reason why it is not live; {@code deprecated} why it should not be used any more
 */
public record VersionFact(
        UUID skill,
        UUID versionId,
        String id,
        String version,
        String digest,
        String state,
        Optional<String> reason,
        Optional<String> deprecated,
        ContextTokens contextTokens) {}
