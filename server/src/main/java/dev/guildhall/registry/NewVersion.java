package dev.guildhall.registry;

import dev.guildhall.identity.OwnerRow;
import dev.guildhall.packages.Finding;
import dev.guildhall.scan.Risk;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.SkillManifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A version that passed its checks and is to be stored.
 *
 * @param digest hex of the package digest
 * @param body the Markdown of {@code SKILL.md}, for the search index
 * @param channel to move, besides {@code latest}
 * @param risk what it could do if it ran
 * @param rulesVersion of the scan rules it was scanned with
 * @param signature the publisher's DSSE envelope, when one was sent
 */
record NewVersion(
        OwnerRow owner,
        String version,
        String digest,
        SkillManifest manifest,
        List<PackageFile> files,
        List<Finding> findings,
        Map<String, PublishedVersion.Fit> fits,
        ContextTokens tokens,
        String body,
        Optional<String> channel,
        Risk risk,
        int rulesVersion,
        Optional<Origin> origin,
        Optional<String> signature) {

    String name() {
        return manifest.name();
    }

    String verdict() {
        return Verdict.of(findings);
    }

    /** Why it is stored held: its first finding that asks for a reviewer. */
    Optional<String> hold() {
        return Verdict.hold(findings);
    }

    /** Harnesses that the package fits, fully or with limits; lists are narrowed by these. */
    List<String> harnesses() {
        return fits.entrySet().stream()
                .filter(fit -> !fit.getValue().status().equals(HarnessFit.DOES_NOT_FIT))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    long size() {
        return files.stream().mapToLong(PackageFile::size).sum();
    }

    String displayName() {
        return manifest.displayName().orElse(manifest.name());
    }

    String title() {
        return "@" + owner.name() + "/" + name() + "@" + version;
    }
}
