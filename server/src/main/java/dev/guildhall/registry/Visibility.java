package dev.guildhall.registry;

import dev.guildhall.identity.Owners;
import dev.guildhall.identity.Role;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;

/** Who may see what is held for review, and who may change a skill. */
@Service
class Visibility {
    private final Owners owners;

    @Inject
    Visibility(Owners owners) {
        this.owners = owners;
    }

    /** Reviewers, and the members of the owner. */
    boolean seesHeld(Actor actor, String owner) {
        return actor.may(Permission.SKILLS_REVIEW) || isMember(actor, owner);
    }

    boolean mayManage(Actor actor, String owner) {
        return actor.may(Permission.SKILLS_MANAGE)
                && (actor.role().equals(Role.ADMINISTRATOR.label()) || isMember(actor, owner));
    }

    /** 403 with the reason when the version is held or revoked and the actor may not have its bytes. */
    void requireReadable(Actor actor, SkillKey skill, VersionRow version) {
        String reason = version.reason().orElse("no reason was given");
        if (version.state().equals(SkillVersion.HELD) && !seesHeld(actor, skill.owner())) {
            throw RegistryProblem.VERSION_HELD.because(
                    "%s is held for review (%s). Until it is released only reviewers and members of @%s read it; use another version, or ask a reviewer."
                            .formatted(skill.title(version.version()), reason, skill.owner()));
        }
        if (version.state().equals(SkillVersion.REVOKED) && !actor.may(Permission.SKILLS_REVIEW)) {
            throw RegistryProblem.VERSION_REVOKED.because(
                    "%s is revoked (%s) and is served to nobody but reviewers. Use another version; members of @%s may appeal on its Security page."
                            .formatted(skill.title(version.version()), reason, skill.owner()));
        }
    }

    /** As {@link #requireReadable}; but what is said about a revoked version its owner's members may read, for an appeal. */
    void requireDescribable(Actor actor, SkillKey skill, VersionRow version) {
        boolean appealable = version.state().equals(SkillVersion.REVOKED) && isMember(actor, skill.owner());
        if (!appealable) {
            requireReadable(actor, skill, version);
        }
    }

    boolean isMember(Actor actor, String owner) {
        return owners.owner(actor, owner).myRole().isPresent();
    }
}
