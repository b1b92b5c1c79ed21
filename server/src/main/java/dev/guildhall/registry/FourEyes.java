package dev.guildhall.registry;

import dev.guildhall.identity.Reviewers;
import dev.guildhall.identity.Role;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;

/** Nobody decides about what they themselves published, unless they are the only one there. */
@Service
class FourEyes {
    private final SkillStore skills;
    private final VersionReads versions;
    private final Reviewers reviewers;

    @Inject
    FourEyes(SkillStore skills, VersionReads versions, Reviewers reviewers) {
        this.skills = skills;
        this.versions = versions;
        this.reviewers = reviewers;
    }

    /** @return whether the actor decides about their own work, as an administrator without anybody else who may review */
    boolean require(Actor actor, String owner, String name, String version) {
        SkillKey skill = skills.known(actor, owner, name);
        boolean own = versions.exact(skill, version).row().publishedBy().equals(actor.login());
        if (!own) {
            return false;
        }
        if (!actor.role().equals(Role.ADMINISTRATOR.label()) || reviewers.othersThan(actor)) {
            throw RegistryProblem.OWN_WORK.because(
                    "You published %s, so somebody else decides about it. Ask another reviewer; where there is none, an administrator can give somebody the role."
                            .formatted(skill.title(version)));
        }
        return true;
    }
}
