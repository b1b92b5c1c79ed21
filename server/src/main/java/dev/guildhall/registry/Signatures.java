package dev.guildhall.registry;

import dev.guildhall.identity.OwnerRow;
import dev.guildhall.identity.Owners;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import dev.guildhall.signing.VersionSignature;
import dev.guildhall.signing.VersionSignatures;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Reads the signatures of a version, and takes further ones from its publisher. */
@Service
public class Signatures {
    /**
     * The signatures of a version and whether the registry's holds.
     *
     * @param state {@code signed}, {@code unsigned} (from before signatures; its turn comes) or {@code broken}
     * @param doubt why it is broken; empty otherwise
     */
    public record Standing(String state, String doubt, List<VersionSignature> signatures) {
        public Standing {
            signatures = List.copyOf(signatures);
        }
    }

    private final StoredFiles files;
    private final SkillStore skills;
    private final VersionReads versions;
    private final Owners owners;
    private final VersionSignatures signatures;
    private final VersionTrust trust;
    private final VersionSigning signing;

    @Inject
    Signatures(
            StoredFiles files,
            SkillStore skills,
            VersionReads versions,
            Owners owners,
            VersionSignatures signatures,
            VersionTrust trust,
            VersionSigning signing) {
        this.files = files;
        this.skills = skills;
        this.versions = versions;
        this.owners = owners;
        this.signatures = signatures;
        this.trust = trust;
        this.signing = signing;
    }

    /** @param version a version, or a channel's name */
    public Standing of(Actor actor, String owner, String name, String version) {
        SkillKey skill = skills.known(actor, owner, name);
        VersionReads.Located located = files.readable(actor, skill, version);
        List<VersionSignature> all =
                signatures.list(actor.organisation(), located.id(), VersionTrust.subject(skill, located));
        String doubt = trust.doubt(skill, located, versions.files(located.id())).orElse("");
        boolean signed = all.stream().anyMatch(signature -> signature.signer().equals("registry"));
        return new Standing(doubt.isEmpty() ? signed ? "signed" : "unsigned" : "broken", doubt, all);
    }

    /** Adds a publisher's envelope; the same one again changes nothing. Says whether it is new. */
    @Transactional
    public boolean add(Actor actor, String owner, String name, String version, String envelope) {
        actor.require(Permission.SKILLS_PUBLISH);
        OwnerRow publisher = owners.publishable(actor, owner);
        SkillKey skill = skills.known(actor, owner, name);
        VersionReads.Located located = versions.exact(skill, version);
        return signing.add(actor, skill, located, publisher.id(), envelope);
    }
}
