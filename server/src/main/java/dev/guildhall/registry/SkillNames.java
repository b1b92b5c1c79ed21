package dev.guildhall.registry;

import dev.guildhall.identity.OwnerRow;
import dev.guildhall.platform.LookAlike;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Whether a skill may be called so: not reserved, not taken, no earlier address of another, unlike its owner's others. */
@Service
class SkillNames {
    private final EntityManager entities;
    private final AliasStore aliases;

    @Inject
    SkillNames(EntityManager entities, AliasStore aliases) {
        this.entities = entities;
        this.aliases = aliases;
    }

    /**
     * Until the transaction ends nobody else makes, renames or takes over a skill of this owner whose name looks like this
     * one. Other names do not wait: who waits holds a connection of the pool.
     */
    void lock(UUID organisation, String owner, String name) {
        lock(organisation, looks(owner, name));
    }

    /** Both addresses, in one order for all, so that two who move in opposite directions do not wait for each other. */
    void lockBoth(UUID organisation, String owner, String name, String otherOwner, String otherName) {
        Set<String> both = new TreeSet<>();
        both.add(looks(owner, name));
        both.add(looks(otherOwner, otherName));
        both.forEach(each -> lock(organisation, each));
    }

    private static String looks(String owner, String name) {
        return owner + "/" + LookAlike.skeleton(name);
    }

    private void lock(UUID organisation, String looks) {
        new Sql("select cast(pg_advisory_xact_lock(hashtextextended(?, 8)) as text)", organisation + "/" + looks)
                .first(entities, row -> true);
    }

    /**
     * 422 or 409 with the name that stands in the way.
     *
     * @param self the skill that wants the name; empty for a new one
     */
    void requireFree(UUID organisation, OwnerRow owner, String name, Optional<UUID> self) {
        ReservedNames.like(owner.name(), name).ifPresent(reserved -> {
            String how = reserved.equals(name) ? "is" : "looks like";
            throw RegistryProblem.NAME_RESERVED.because(
                    "%s %s %s, which is reserved. Choose a name that says what the skill does."
                            .formatted(name, how, reserved),
                    Map.of("existing", reserved));
        });
        // No skill has the id zero.
        UUID own = self.orElse(new UUID(0, 0));
        Optional<String> other = new Sql(
                        "select name from skill where owner_id = ? and skeleton = ? and id <> ? order by name <> ?, name limit 1",
                        owner.id(),
                        LookAlike.skeleton(name),
                        own,
                        name)
                .first(entities, row -> row.text(0));
        // Of two who publish a new skill at once the second finds it there, which is no other skill.
        other.filter(existing -> self.isPresent() || !existing.equals(name))
                .ifPresent(existing -> refuse(owner.name(), name, existing));
        aliases.skill(organisation, owner.name(), name)
                .filter(moved -> !moved.id().equals(own))
                .ifPresent(moved -> {
                    throw RegistryProblem.SKILL_MOVED.because(
                            "@%s/%s leads to %s, which had this name before. Publish %s instead, or choose another name; an administrator can free this one with DELETE /api/v1/skills/@%s/%s/redirect."
                                    .formatted(owner.name(), name, moved.title(), moved.title(), owner.name(), name),
                            Map.of("owner", moved.owner(), "name", moved.name()));
                });
    }

    private static void refuse(String owner, String name, String existing) {
        if (existing.equals(name)) {
            throw RegistryProblem.NAME_TAKEN.because(
                    "@%s/%s exists. Choose another name.".formatted(owner, name), Map.of("existing", existing));
        }
        throw RegistryProblem.NAME_CONFUSABLE.because(
                "%s looks like @%s/%s, which exists. Publish a new version of that one, or choose a name that differs in more than %s."
                        .formatted(name, owner, existing, LookAlike.RULE),
                Map.of("existing", existing));
    }
}
