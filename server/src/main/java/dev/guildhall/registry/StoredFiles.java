package dev.guildhall.registry;

import dev.guildhall.packages.CanonicalZip;
import dev.guildhall.packages.PackageDigest;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Blobs;
import dev.guildhall.platform.Service;
import dev.guildhall.skill.PackageFile;
import jakarta.inject.Inject;
import java.util.List;

/** Hands out the bytes of versions: of held ones only to those who review or own them, of revoked ones to reviewers. */
@Service
class StoredFiles {
    private final SkillStore skills;
    private final VersionReads versions;
    private final Visibility visibility;
    private final DownloadCounter downloads;
    private final Origins origins;
    private final VersionTrust trust;
    private final Blobs blobs;

    @Inject
    StoredFiles(
            SkillStore skills,
            VersionReads versions,
            Visibility visibility,
            DownloadCounter downloads,
            Origins origins,
            VersionTrust trust,
            Blobs blobs) {
        this.skills = skills;
        this.versions = versions;
        this.visibility = visibility;
        this.downloads = downloads;
        this.origins = origins;
        this.trust = trust;
        this.blobs = blobs;
    }

    StoredFile file(Actor actor, String owner, String name, String version, String path) {
        SkillKey skill = skills.known(actor, owner, name);
        VersionReads.Located located = readable(actor, skill, version);
        List<PackageFile> files = versions.files(located.id());
        trust.require(skill, located, files);
        PackageFile file = files.stream()
                .filter(candidate -> candidate.path().equals(path))
                .findFirst()
                .orElseThrow(() -> RegistryProblem.FILE_UNKNOWN.because(
                        "%s has no file %s. GET …/versions/%s/files lists what there is."
                                .formatted(skill.title(located.row().version()), path, version)));
        return new StoredFile(
                file.path(),
                file.executable(),
                file.size(),
                file.sha256(),
                () -> CheckedBlob.open(blobs, file.sha256(), file.size()));
    }

    /** The files as they were before an import mended them; the version's own when nobody did. */
    OriginalArchive original(Actor actor, String owner, String name, String version) {
        SkillKey skill = skills.known(actor, owner, name);
        VersionReads.Located located = readable(actor, skill, version);
        List<PackageFile> own = versions.files(located.id());
        trust.require(skill, located, own);
        Origins.Source source = origins.source(located.id());
        BlobFiles files = new BlobFiles(blobs, source.mended() ? origins.files(located.id()) : own);
        String folder = source.folder().orElse(name);
        return new OriginalArchive(
                name + "-" + located.row().version() + "-original.zip", PackageDigest.of(files.list()), out -> {
                    downloads.count(located.id());
                    CanonicalZip.write(out, folder, files);
                });
    }

    StoredFile archive(Actor actor, String owner, String name, String version) {
        SkillKey skill = skills.known(actor, owner, name);
        VersionReads.Located located = readable(actor, skill, version);
        trust.require(skill, located);
        String digest = located.archiveDigest();
        String fileName = name + "-" + located.row().version() + ".zip";
        return new StoredFile(fileName, false, located.archiveSize(), digest, () -> {
            downloads.count(located.id());
            return CheckedBlob.open(blobs, digest, located.archiveSize());
        });
    }

    VersionDetail detail(Actor actor, String owner, String name, String version) {
        SkillKey skill = skills.known(actor, owner, name);
        VersionReads.Located located = described(actor, skill, version);
        return detail(owner, name, located, versions.files(located.id()));
    }

    /** Only of a version whose bytes the actor may read and whose signature fits its list of files. */
    VersionDetail readableDetail(Actor actor, String owner, String name, String version) {
        SkillKey skill = skills.known(actor, owner, name);
        VersionReads.Located located = readable(actor, skill, version);
        List<PackageFile> files = versions.files(located.id());
        trust.require(skill, located, files);
        return detail(owner, name, located, files);
    }

    private VersionDetail detail(String owner, String name, VersionReads.Located located, List<PackageFile> files) {
        return new VersionDetail(
                owner,
                name,
                located.row(),
                versions.manifest(located.id()),
                files,
                Json.findings(versions.findings(located.id())),
                "sha256:" + located.archiveDigest(),
                located.archiveSize());
    }

    private VersionReads.Located described(Actor actor, SkillKey skill, String version) {
        VersionReads.Located located = versions.located(skill, version);
        visibility.requireDescribable(actor, skill, located.row());
        return located;
    }

    /** By version or channel; 403 when it is held or revoked and the actor may not see it. */
    VersionReads.Located readable(Actor actor, SkillKey skill, String version) {
        VersionReads.Located located = versions.located(skill, version);
        visibility.requireReadable(actor, skill, located.row());
        return located;
    }
}
