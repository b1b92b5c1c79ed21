package dev.guildhall.registry;

import dev.guildhall.identity.OwnerRow;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds and locks skills. Whoever changes a skill's versions or channels holds the lock of its row. */
@Service
class SkillStore {
    private final EntityManager entities;
    private final AliasStore aliases;
    private final SkillNames names;

    @Inject
    SkillStore(EntityManager entities, AliasStore aliases, SkillNames names) {
        this.entities = entities;
        this.aliases = aliases;
        this.names = names;
    }

    Optional<SkillKey> find(UUID organisation, String owner, String name) {
        return find(organisation, owner, name, "");
    }

    /** Also under a name it had before. */
    Optional<SkillKey> findOrMoved(UUID organisation, String owner, String name) {
        return find(organisation, owner, name).or(() -> aliases.skill(organisation, owner, name));
    }

    boolean hasAny(UUID organisation, String owner) {
        return new Sql("select 1 from skill where organisation_id = ? and owner_name = ? limit 1", organisation, owner)
                .first(entities, row -> true)
                .orElse(false);
    }

    /** Or a 404 problem, which is also what another tenant's skill gets. */
    SkillKey known(Actor actor, String owner, String name) {
        return find(actor.organisation(), owner, name).orElseThrow(() -> unknown(actor, owner, name));
    }

    SkillKey locked(Actor actor, String owner, String name) {
        return find(actor.organisation(), owner, name, "for update").orElseThrow(() -> unknown(actor, owner, name));
    }

    /** For what no person does. */
    Optional<SkillKey> locked(UUID organisation, String owner, String name) {
        return find(organisation, owner, name, "for update");
    }

    /**
     * The locked row, made when this is the skill's first version; of two who make it at once the second waits. 422 or 409
     * when a new skill may not be called so.
     */
    SkillKey lockedOrNew(Actor actor, OwnerRow owner, String name) {
        Optional<SkillKey> there = find(actor.organisation(), owner.name(), name, "for update");
        if (there.isPresent()) {
            return there.get();
        }
        names.lock(actor.organisation(), owner.name(), name);
        Optional<SkillKey> meanwhile = find(actor.organisation(), owner.name(), name, "for update");
        if (meanwhile.isPresent()) {
            return meanwhile.get();
        }
        names.requireFree(actor.organisation(), owner, name, Optional.empty());
        new Sql("""
                insert into skill (id, organisation_id, owner_id, owner_name, name, state, created_at, updated_at)
                values (?, ?, ?, ?, ?, 'live', now(), now()) on conflict (owner_id, name) do nothing""", Ids.next(), actor.organisation(), owner.id(), owner.name(), name).update(entities);
        return locked(actor, owner.name(), name);
    }

    private Optional<SkillKey> find(UUID organisation, String owner, String name, String locking) {
        return new Sql(
                        "select id from skill where organisation_id = ? and owner_name = ? and name = ?",
                        organisation,
                        owner,
                        name)
                .add(locking)
                .first(entities, row -> new SkillKey(row.id(0), organisation, owner, name));
    }

    private RuntimeException unknown(Actor actor, String owner, String name) {
        return aliases.skill(actor.organisation(), owner, name)
                .map(moved -> moved(owner, name, moved))
                .orElseGet(() -> missing(owner, name));
    }

    /** 409 naming the address of today; {@link MovedSkills} leads readers there. */
    static Problem moved(String owner, String name, SkillKey now) {
        return RegistryProblem.SKILL_MOVED.because(
                "@%s/%s is %s now. Use that name; reading leads there by itself.".formatted(owner, name, now.title()),
                Map.of("owner", now.owner(), "name", now.name()));
    }

    private static Problem missing(String owner, String name) {
        return RegistryProblem.SKILL_UNKNOWN.because(
                "There is no skill @%s/%s here. Search for it with GET /api/v1/skills?q=%s."
                        .formatted(owner, name, name));
    }
}
