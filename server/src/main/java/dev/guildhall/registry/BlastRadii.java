package dev.guildhall.registry;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Says what the withdrawal of a version would reach: asks everybody who keeps users of skills, and adds up. */
@Service
public class BlastRadii {
    private final SkillStore skills;
    private final VersionReads versions;
    private final Visibility visibility;
    private final Instance<SkillUsers> users;

    @Inject
    BlastRadii(SkillStore skills, VersionReads versions, Visibility visibility, @Any Instance<SkillUsers> users) {
        this.skills = skills;
        this.versions = versions;
        this.visibility = visibility;
        this.users = users;
    }

    /**
     * Slow: it resolves dependencies again. Not for the inside of a transaction.
     *
     * @param version a version, or a channel's name
     */
    public BlastRadius of(Actor actor, String owner, String name, String version) {
        SkillKey skill = skills.known(actor, owner, name);
        VersionRow row = versions.located(skill, version).row();
        visibility.requireDescribable(actor, skill, row);
        return users.stream()
                .map(user -> user.of(skill.organisation(), skill.owner(), skill.name(), row.version()))
                .reduce(BlastRadius.NONE, BlastRadius::plus);
    }
}
