package dev.guildhall.packages;

import dev.guildhall.skill.PackageFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A skill read leniently, as a package that may be published.
 *
 * @param name empty when there is no package to be made of it
 * @param version as the author wrote it, with the line it stands on
 * @param fixedVersion whether {@code skill.yaml} says the version, so that no other may be taken
 * @param files of the package
 * @param originals the files as they were, with the places of their bytes; empty when the package holds the same
 * @param sourceDigest hex, over everything that was read
 * @param mends what was changed
 * @param refusals what stands in the way of publishing it
 */
public record MendedSkill(
        FoundSkill found,
        Optional<String> name,
        Optional<String> version,
        int versionLine,
        boolean fixedVersion,
        PackageFiles files,
        Map<PackageFile, Path> originals,
        String sourceDigest,
        List<Finding> mends,
        List<Finding> refusals) {
    public MendedSkill {
        originals = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(originals));
        mends = List.copyOf(mends);
        refusals = List.copyOf(refusals);
    }

    /** One of which nothing could be made. */
    public static MendedSkill refused(FoundSkill found, Finding why) {
        return new MendedSkill(
                found,
                Optional.empty(),
                Optional.empty(),
                1,
                false,
                new MendedFiles(Optional.empty()),
                java.util.Map.of(),
                "",
                List.of(),
                List.of(why));
    }

    public boolean refused() {
        return name.isEmpty() || !refusals.isEmpty();
    }
}
