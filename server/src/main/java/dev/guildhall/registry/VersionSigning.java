package dev.guildhall.registry;

import dev.guildhall.audit.Audit;
import dev.guildhall.identity.TrustedRuns;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PlatformSettings;
import dev.guildhall.platform.Service;
import dev.guildhall.signing.Subject;
import dev.guildhall.signing.VersionSignatures;
import jakarta.inject.Inject;
import jakarta.json.spi.JsonProvider;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/** Signs a version as the registry when it is stored, and takes the publisher's signature that came with it. */
@Service
class VersionSigning {
    private static final String NOT_KNOWN_YET = "";
    /** Predicate of a statement that a version has another name now. */
    private static final String MOVED = "https://guildhall.dev/moved/v1";

    private final VersionSignatures signatures;
    private final SkillStore skills;
    private final VersionReads versions;
    private final VersionTrust trust;
    private final TrustedRuns runs;
    private final PlatformSettings settings;
    private final Audit audit;

    @Inject
    VersionSigning(
            VersionSignatures signatures,
            SkillStore skills,
            VersionReads versions,
            VersionTrust trust,
            TrustedRuns runs,
            PlatformSettings settings,
            Audit audit) {
        this.signatures = signatures;
        this.skills = skills;
        this.versions = versions;
        this.trust = trust;
        this.runs = runs;
        this.settings = settings;
        this.audit = audit;
    }

    /**
     * 422 when a signature came along that does not hold, 403 when a trusted publisher is one for other skills; before anything
     * is stored, and on a dry run too.
     */
    void requireMay(Actor actor, NewVersion version) {
        runs.requireSkill(actor, version.name());
        version.signature()
                .ifPresent(envelope -> signatures.requireOfPublisher(
                        actor.organisation(),
                        version.owner().id(),
                        envelope,
                        new Subject(version.title(), version.digest(), NOT_KNOWN_YET)));
    }

    /** Inside the transaction that stores the version. */
    void sign(Actor actor, UUID id, NewVersion version, StoredArchive archive) {
        Subject subject = new Subject(version.title(), version.digest(), archive.digest());
        signatures.sign(
                actor.organisation(),
                id,
                subject,
                Publication.TYPE,
                Publication.of(actor, runs.of(actor), version, settings.url()).json());
        version.signature()
                .ifPresent(envelope -> signatures.add(actor, version.owner().id(), id, envelope, subject));
    }

    /** A version that is there already takes a signature that is new. */
    @Transactional
    void addLater(Actor actor, NewVersion version, boolean dryRun) {
        if (version.signature().isEmpty()) {
            return;
        }
        SkillKey skill = skills.known(actor, version.owner().name(), version.name());
        VersionReads.Located located = versions.exact(skill, version.version());
        Subject subject = VersionTrust.subject(skill, located);
        if (dryRun) {
            signatures.requireOfPublisher(
                    actor.organisation(),
                    version.owner().id(),
                    version.signature().get(),
                    subject);
        } else {
            add(actor, skill, located, version.owner().id(), version.signature().get());
        }
    }

    /**
     * Takes a publisher's envelope for a version that is there, inside the caller's transaction; 403 when a trusted publisher is
     * one for other skills. The same envelope again changes nothing. Says whether it is new.
     */
    boolean add(Actor actor, SkillKey skill, VersionReads.Located located, UUID owner, String envelope) {
        runs.requireSkill(actor, skill.name());
        Subject subject = VersionTrust.subject(skill, located);
        boolean added = signatures.add(actor, owner, located.id(), envelope, subject);
        if (added) {
            audit.append(actor, "skill.signed", subject.name(), Map.of("digest", "sha256:" + subject.packageDigest()));
        }
        return added;
    }

    /**
     * After a skill moved: vouches for each version under the new name too, when what was signed under the old one still holds.
     * What did not hold is not made good by a move.
     */
    void signMoved(Actor actor, SkillKey before, SkillKey after) {
        for (VersionReads.Located located : versions.all(after)) {
            if (trust.doubt(before, located).isEmpty()) {
                Subject subject = VersionTrust.subject(after, located);
                signatures.sign(
                        actor.organisation(),
                        located.id(),
                        subject,
                        MOVED,
                        JsonProvider.provider()
                                .createObjectBuilder()
                                .add("was", before.title(located.row().version()))
                                .add("movedBy", actor.login())
                                .add("registry", String.valueOf(settings.url()))
                                .build());
            }
        }
    }
}
