package dev.guildhall.registry;

import dev.guildhall.packages.Finding;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.SkillManifest;
import java.util.List;

/**
 * A version with all that is known of it.
 *
 * @param row the same as in the list of versions
 * @param archiveDigest {@code sha256:…} of the zip that is handed out
 */
public record VersionDetail(
        String owner,
        String name,
        VersionRow row,
        SkillManifest manifest,
        List<PackageFile> files,
        List<Finding> findings,
        String archiveDigest,
        long archiveSize) {}
