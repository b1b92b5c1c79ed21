package dev.guildhall.registry;

import dev.guildhall.identity.OwnerRow;
import dev.guildhall.identity.Owners;
import dev.guildhall.packages.Finding;
import dev.guildhall.packages.PackageDigest;
import dev.guildhall.packages.PackageProblem;
import dev.guildhall.packages.ReadPackage;
import dev.guildhall.packages.UnpackedPackage;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.SkillManifest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Publish a version.
 * {@code upload → unpack → PublishChecks → owner · version · name · dependencies → already there? → fits of the harnesses → blobs ⇒ version · channels · audit}.
 *
 * <p>Everything slow happens before the one transaction, and nothing is stored before every check has passed.
 */
@Service
public class Publishing {
    /**
     * What a publish call came to.
     *
     * @param created false when the same bytes were there already, or on a dry run
     * @param readme the Markdown body of {@code SKILL.md}
     */
    public record Outcome(PublishedVersion version, boolean created, String readme, List<PackageFile> files) {
        public Outcome {
            files = List.copyOf(files);
        }
    }

    private final Unpacking unpacking;
    private final PublishChecks checks;
    private final Owners owners;
    private final NameChecks names;
    private final Dependencies dependencies;
    private final HarnessFits harnesses;
    private final VersionStorage storage;
    private final BlobStorage blobs;
    private final VersionSigning signing;
    private final DryRun dryRun;

    @Inject
    Publishing(
            Unpacking unpacking,
            PublishChecks checks,
            Owners owners,
            NameChecks names,
            Dependencies dependencies,
            HarnessFits harnesses,
            VersionStorage storage,
            BlobStorage blobs,
            VersionSigning signing,
            DryRun dryRun) {
        this.unpacking = unpacking;
        this.checks = checks;
        this.owners = owners;
        this.names = names;
        this.dependencies = dependencies;
        this.harnesses = harnesses;
        this.storage = storage;
        this.blobs = blobs;
        this.signing = signing;
        this.dryRun = dryRun;
    }

    public Outcome publish(Actor actor, PublishRequest request) throws IOException {
        return publish(actor, request, Optional.empty());
    }

    /**
     * 422 {@code package-refused} with {@code findings} for a broken package, 409 when the version holds other bytes.
     *
     * @param signature the publisher's DSSE envelope over this version; one that does not hold is a 422
     */
    public Outcome publish(Actor actor, PublishRequest request, Optional<String> signature) throws IOException {
        actor.require(Permission.SKILLS_PUBLISH);
        request.channel().ifPresent(Channels::requireName);
        try (Unpacking.Unpacked unpacked = unpacking.unpack(request.upload())) {
            return publish(actor, request, signature, unpacked);
        }
    }

    private Outcome publish(
            Actor actor, PublishRequest request, Optional<String> signature, Unpacking.Unpacked unpacked)
            throws IOException {
        UnpackedPackage files = unpacked.files();
        CheckedPackage checked = checks.run(files);
        ReadPackage read = checked.read();
        SkillManifest manifest =
                read.manifest().filter(m -> !read.refused()).orElseThrow(() -> PackageProblem.of(read.findings()));
        NewVersion version = version(actor, request, signature, files, checked, manifest);
        Optional<String> there = storage.there(actor, version.owner().name(), version.name(), version.version());
        if (there.isPresent()) {
            VersionStorage.requireSame(version.title(), there.get(), version.digest());
            signing.addLater(actor, version, request.dryRun());
            return outcome(answer(actor, version), false, version);
        }
        dependencies.require(actor, version.owner().name(), version.version(), manifest);
        signing.requireMay(actor, version);
        NewVersion fitted = version.fitted(harnesses.of(version.use()));
        if (request.dryRun()) {
            return outcome(dryRun.answer(actor, fitted), false, fitted);
        }
        boolean created = blobs.store(actor, fitted, unpacked);
        return outcome(answer(actor, fitted), created, fitted);
    }

    private NewVersion version(
            Actor actor,
            PublishRequest request,
            Optional<String> signature,
            UnpackedPackage files,
            CheckedPackage checked,
            SkillManifest manifest) {
        VersionToPublish wanted = VersionToPublish.of(manifest, request);
        OwnerRow owner = owners.publishable(actor, wanted.owner());
        return new NewVersion(
                owner,
                wanted.version(),
                PackageDigest.of(files.list()),
                manifest,
                files.list(),
                findings(request, checked.read(), names.of(actor, owner, manifest.name())),
                HarnessFits.Fitting.NONE,
                checked.read().body(),
                request.channel(),
                checked.risk(),
                checked.rulesVersion(),
                request.origin(),
                signature);
    }

    private static List<Finding> findings(PublishRequest request, ReadPackage read, List<Finding> ofName) {
        Stream<Finding> mends = request.origin().stream().flatMap(origin -> origin.mends().stream());
        return Stream.concat(Stream.concat(mends, ofName.stream()), read.findings().stream())
                .toList();
    }

    private PublishedVersion answer(Actor actor, NewVersion version) {
        return storage.answer(actor, version.owner().name(), version.name(), version.version());
    }

    private static Outcome outcome(PublishedVersion answer, boolean created, NewVersion version) {
        return new Outcome(answer, created, version.body(), version.files());
    }
}
