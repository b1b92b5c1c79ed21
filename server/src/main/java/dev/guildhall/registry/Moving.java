package dev.guildhall.registry;

import dev.guildhall.audit.Audit;
import dev.guildhall.identity.OwnerRow;
import dev.guildhall.identity.Owners;
import dev.guildhall.identity.Role;
import dev.guildhall.packages.PackageName;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Service;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rename a skill, or give it to another owner.
 * {@code lock skill → lock both owners' names → name free and unlike popular ones? → skill · signatures · redirect · search words → audit}.
 *
 * <p>Versions keep their bytes, so the packages published before still carry the old name inside.
 */
@Service
public class Moving {
    /** A redirect is for ever, and its words find the skill. */
    static final int MOST_REDIRECTS = 20;

    private final Owners owners;
    private final SkillStore skills;
    private final SkillNames names;
    private final NameChecks checks;
    private final AliasStore aliases;
    private final MoveStore store;
    private final VersionSigning signing;
    private final SkillReads reads;
    private final Audit audit;
    private final Event<SkillMoved> moved;

    @Inject
    Moving(
            Owners owners,
            SkillStore skills,
            SkillNames names,
            NameChecks checks,
            AliasStore aliases,
            MoveStore store,
            VersionSigning signing,
            SkillReads reads,
            Audit audit,
            Event<SkillMoved> moved) {
        this.owners = owners;
        this.skills = skills;
        this.names = names;
        this.checks = checks;
        this.aliases = aliases;
        this.store = store;
        this.signing = signing;
        this.reads = reads;
        this.audit = audit;
        this.moved = moved;
    }

    /** The same name again changes nothing. */
    @Transactional
    public SkillDetail rename(Actor actor, String owner, String name, String newName) {
        if (!PackageName.isName(newName)) {
            throw RegistryProblem.NAME_FORMAT.because(
                    "\"%s\" is no skill name. Use 1 to 64 lower-case letters, digits and single hyphens between them, such as pdf-tools."
                            .formatted(newName.length() > 80 ? newName.substring(0, 80) + "…" : newName));
        }
        return move(actor, owner, name, owner, newName, "skill.renamed");
    }

    /** By somebody who publishes into both owners. */
    @Transactional
    public SkillDetail transfer(Actor actor, String owner, String name, String newOwner) {
        String bare = newOwner.startsWith("@") ? newOwner.substring(1) : newOwner;
        return move(actor, owner, name, bare, name, "skill.transferred");
    }

    /** Oldest first. */
    public List<RedirectRow> redirects(Actor actor, String owner, String name) {
        return aliases.of(skills.known(actor, owner, name).id());
    }

    /** An administrator lets an earlier address go; from then on it is free for another skill. */
    @Transactional
    public void free(Actor actor, String owner, String name) {
        actor.require(Permission.SKILLS_MANAGE);
        if (!actor.role().equals(Role.ADMINISTRATOR.label())) {
            throw PlatformProblem.FORBIDDEN.because(
                    "Only administrators free an earlier address, because whoever still uses it could then get another skill. Ask one.");
        }
        SkillKey now = aliases.skill(actor.organisation(), owner, name)
                .orElseThrow(() -> RegistryProblem.NO_REDIRECT.because(
                        "@%s/%s leads nowhere else. GET …/redirects of the skill lists its earlier addresses."
                                .formatted(owner, name)));
        names.lock(actor.organisation(), owner, name);
        aliases.remove(actor.organisation(), owner, name);
        store.find(now.id());
        audit.append(actor, "skill.redirect-freed", "@" + owner + "/" + name, Map.of("was", now.title()));
    }

    private SkillDetail move(Actor actor, String owner, String name, String newOwner, String newName, String action) {
        actor.require(Permission.SKILLS_MANAGE);
        owners.publishable(actor, owner);
        OwnerRow target = owners.publishable(actor, newOwner);
        SkillKey skill = skills.locked(actor, owner, name);
        if (skill.owner().equals(target.name()) && skill.name().equals(newName)) {
            return reads.detail(actor, owner, name);
        }
        names.lockBoth(actor.organisation(), owner, name, target.name(), newName);
        names.requireFree(actor.organisation(), target, newName, Optional.of(skill.id()));
        checks.requireUnlikePopular(actor, skill, target, newName);
        boolean back = aliases.remove(actor.organisation(), target.name(), newName);
        List<RedirectRow> before = aliases.of(skill.id());
        if (!back && before.size() >= MOST_REDIRECTS) {
            throw RegistryProblem.TOO_OFTEN_MOVED.because(
                    "%s has %d earlier addresses, which is the most. An administrator can free one with DELETE /api/v1/skills/@%s/%s/redirect."
                            .formatted(
                                    skill.title(),
                                    before.size(),
                                    before.getFirst().owner(),
                                    before.getFirst().name()));
        }
        store.move(skill, target, newName);
        signing.signMoved(actor, skill, new SkillKey(skill.id(), skill.organisation(), target.name(), newName));
        aliases.add(skill, actor.login());
        store.find(skill.id());
        String title = "@" + target.name() + "/" + newName;
        audit.append(actor, action, skill.title(), Map.of("to", title));
        moved.fire(new SkillMoved(actor.organisation(), owner, name, target.name(), newName));
        return reads.detail(actor, target.name(), newName);
    }
}
