package dev.guildhall.registry;

import dev.guildhall.identity.OwnerRow;
import dev.guildhall.packages.Finding;
import dev.guildhall.scan.Risk;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.SkillManifest;
import dev.guildhall.skill.SkillUse;
import java.util.List;
import java.util.Optional;

/**
 * A version that passed its checks and is to be stored.
 *
 * @param digest hex of the package digest
 * @param fitting how it fits each harness, and its tokens
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
        HarnessFits.Fitting fitting,
        String body,
        Optional<String> channel,
        Risk risk,
        int rulesVersion,
        Optional<Origin> origin,
        Optional<String> signature) {

    NewVersion fitted(HarnessFits.Fitting found) {
        return new NewVersion(
                owner,
                version,
                digest,
                manifest,
                files,
                findings,
                found,
                body,
                channel,
                risk,
                rulesVersion,
                origin,
                signature);
    }

    /** The version as an agent would use it. */
    SkillUse use() {
        return new SkillUse("@" + owner.name() + "/" + name(), version, manifest, body, files);
    }

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
        return PublishedVersion.Fit.usable(fitting.fits());
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
