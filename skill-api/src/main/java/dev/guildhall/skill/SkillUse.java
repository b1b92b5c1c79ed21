package dev.guildhall.skill;

import java.util.List;

/**
 * A skill assigned to an agent, at one exact version.
 *
 * @param id {@code @owner/name}
 * @param version the version resolved, never a range
 * @param body the Markdown of {@code SKILL.md} after its frontmatter
 * @param files every file of the package; a plan refers to their bytes by SHA-256
 */
public record SkillUse(String id, String version, SkillManifest manifest, String body, List<PackageFile> files) {
    public SkillUse {
        files = List.copyOf(files);
    }
}
