package dev.guildhall.registry;

import dev.guildhall.platform.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A version together with its skill, as other people's clients are told of it.
 *
 * @param id of the version
 * @param digest {@code sha256:…} of the package
 * @param state {@code live}, {@code held}, {@code yanked} or {@code revoked}
 * @param reason why it is not live
 * @param deprecated the reason, when deprecated
 * @param createdAt when the skill was made
 * @param updatedAt when the skill was changed last
 */
public record Release(
        UUID skill,
        UUID id,
        String owner,
        String name,
        String displayName,
        String description,
        Optional<String> category,
        Optional<String> license,
        List<String> keywords,
        String version,
        String digest,
        String state,
        Optional<String> reason,
        Optional<String> deprecated,
        String verdict,
        String risk,
        int files,
        long size,
        long downloads,
        String publishedBy,
        Instant publishedAt,
        Instant createdAt,
        Instant updatedAt) {
    public Release {
        keywords = List.copyOf(keywords);
    }

    /** {@code @owner/name}. */
    public String skillName() {
        return "@" + owner + "/" + name;
    }

    /** {@code @owner/name@version}. */
    public String title() {
        return skillName() + "@" + version;
    }

    /** Continues a list of {@link Releases#latest} after this one. */
    public String cursor() {
        return PageRequest.cursor(name, skill.toString());
    }
}
