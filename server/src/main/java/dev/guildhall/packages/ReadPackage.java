package dev.guildhall.packages;

import dev.guildhall.skill.SkillManifest;
import java.util.List;
import java.util.Optional;

/**
 * What {@link PackageReader} made of a package.
 *
 * @param manifest empty when {@code SKILL.md} or {@code skill.yaml} could not be read; then a finding says why
 * @param body the Markdown after the frontmatter
 */
public record ReadPackage(Optional<SkillManifest> manifest, String body, List<Finding> findings) {
    public ReadPackage {
        findings = List.copyOf(findings);
    }

    public boolean refused() {
        return manifest.isEmpty() || findings.stream().anyMatch(Finding::refuses);
    }
}
