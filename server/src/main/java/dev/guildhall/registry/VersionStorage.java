package dev.guildhall.registry;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The transaction of a publish: {@code lock skill → notes still there? → version · files · signatures · channels · audit · event}. */
@Service
class VersionStorage {
    private final SkillStore skills;
    private final VersionStore versions;
    private final Channels channels;
    private final PendingBlobs pending;
    private final Origins origins;
    private final VersionSigning signing;
    private final Audit audit;
    private final Event<SkillVersionPublished> published;
    private final Event<SkillVersionHeld> held;

    @Inject
    VersionStorage(
            SkillStore skills,
            VersionStore versions,
            Channels channels,
            PendingBlobs pending,
            Origins origins,
            VersionSigning signing,
            Audit audit,
            Event<SkillVersionPublished> published,
            Event<SkillVersionHeld> held) {
        this.skills = skills;
        this.versions = versions;
        this.channels = channels;
        this.pending = pending;
        this.origins = origins;
        this.signing = signing;
        this.audit = audit;
        this.published = published;
        this.held = held;
    }

    /** Hex digest of the version when somebody published it already. */
    Optional<String> there(Actor actor, String owner, String name, String version) {
        return skills.find(actor.organisation(), owner, name).flatMap(skill -> versions.digest(skill.id(), version));
    }

    /** The answer to a publish call, from what is stored. */
    PublishedVersion answer(Actor actor, String owner, String name, String version) {
        return versions.answer(skills.known(actor, owner, name), version)
                .orElseThrow(() -> VersionReads.unknown(owner, name, version));
    }

    /**
     * @param notes how many blobs were noted for this upload
     * @return false when somebody else stored the same bytes under this version meanwhile; then nothing was written
     */
    @Transactional
    boolean store(Actor actor, NewVersion version, StoredArchive archive, UUID upload, int notes) {
        SkillKey skill = skills.lockedOrNew(actor, version.owner(), version.name());
        Optional<String> there = versions.digest(skill.id(), version.version());
        if (there.isPresent()) {
            requireSame(version.title(), there.get(), version.digest());
            return false;
        }
        if (pending.drop(upload) != notes) {
            throw RegistryProblem.UPLOAD_OVERTAKEN.because(
                    "Storing %s took so long that its files were taken for left over. Nothing was kept; send it again."
                            .formatted(version.title()));
        }
        UUID id = versions.insert(actor, skill.id(), version, archive);
        signing.sign(actor, id, version, archive);
        version.origin().ifPresent(origin -> origins.insert(id, origin));
        // Nothing points at what is held; whoever wanted a channel moved moves it after the release.
        pointChannels(
                skill,
                version,
                version.channel().filter(channel -> version.hold().isEmpty()));
        versions.keepFirstChannels(skill.id(), version.version(), channels.of(skill.id(), version.version()));
        audit.append(
                actor,
                "skill.published",
                version.title(),
                Map.of(
                        "digest",
                        "sha256:" + version.digest(),
                        "verdict",
                        version.verdict(),
                        "risk",
                        version.risk().level().label(),
                        "files",
                        version.files().size()));
        published.fire(new SkillVersionPublished(
                actor.organisation(), skill.owner(), skill.name(), version.version(), version.digest()));
        version.hold().ifPresent(why -> {
            audit.append(actor, "skill.held", version.title(), Map.of("state", SkillVersion.HELD, "reason", why));
            held.fire(new SkillVersionHeld(
                    actor.organisation(), skill.owner(), skill.name(), version.version(), why, Optional.empty()));
        });
        return true;
    }

    private void pointChannels(SkillKey skill, NewVersion version, Optional<String> wanted) {
        wanted.filter(channel -> !channel.equals(Channels.LATEST))
                .ifPresent(channel -> channels.point(skill.id(), channel, version.version()));
        channels.follow(skill.id());
        if (wanted.filter(Channels.LATEST::equals).isPresent()) {
            channels.pointLatest(skill.id(), version.version());
            channels.follow(skill.id());
        }
    }

    /** 409 naming both digests when the version holds other bytes. */
    static void requireSame(String title, String there, String sent) {
        if (!there.equals(sent)) {
            throw RegistryProblem.VERSION_EXISTS.because(
                    "%s is published with the digest sha256:%s; the package sent has sha256:%s. A published version never changes: raise the version and publish again."
                            .formatted(title, there, sent),
                    Map.of("published", "sha256:" + there, "sent", "sha256:" + sent));
        }
    }
}
