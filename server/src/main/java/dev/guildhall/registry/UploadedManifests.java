package dev.guildhall.registry;

import dev.guildhall.packages.PackageDigest;
import dev.guildhall.packages.PackageProblem;
import dev.guildhall.packages.PackageReader;
import dev.guildhall.packages.ReadPackage;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import dev.guildhall.skill.SkillManifest;
import jakarta.inject.Inject;
import java.io.IOException;

/** What an upload says of itself, for callers who decide by it under which version it is published. */
@Service
public class UploadedManifests {
    private final Unpacking unpacking;
    private final PackageReader reader;

    @Inject
    UploadedManifests(Unpacking unpacking, PackageReader reader) {
        this.unpacking = unpacking;
        this.reader = reader;
    }

    /**
     * A package that was not published yet.
     *
     * @param digest hex of the package digest
     */
    public record Uploaded(SkillManifest manifest, String digest) {}

    /** 422 {@code package-refused} with {@code findings} when it cannot be read. */
    public Uploaded of(Actor actor, PublishRequest.Upload upload) throws IOException {
        actor.require(Permission.SKILLS_PUBLISH);
        try (Unpacking.Unpacked unpacked = unpacking.unpack(upload)) {
            ReadPackage read = reader.read(unpacked.files());
            return read.manifest()
                    .filter(m -> !read.refused())
                    .map(manifest -> new Uploaded(
                            manifest, PackageDigest.of(unpacked.files().list())))
                    .orElseThrow(() -> PackageProblem.of(read.findings()));
        }
    }
}
