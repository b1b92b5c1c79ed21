package dev.guildhall.registry;

import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Addresses that skills had before. */
@Service
class AliasStore {
    private final EntityManager entities;

    @Inject
    AliasStore(EntityManager entities) {
        this.entities = entities;
    }

    /** The skill that had this address, as it is called now. */
    Optional<SkillKey> skill(UUID organisation, String owner, String name) {
        return new Sql("""
                        select s.id, s.owner_name, s.name from skill_alias a join skill s on s.id = a.skill_id
                        where a.organisation_id = ? and a.owner_name = ? and a.name = ?""", organisation, owner, name)
                .first(entities, row -> new SkillKey(row.id(0), organisation, row.text(1), row.text(2)));
    }

    /** Oldest first. */
    List<RedirectRow> of(UUID skill) {
        return new Sql(
                        "select owner_name, name, created_by, created_at from skill_alias where skill_id = ? order by id",
                        skill)
                .list(entities, row -> new RedirectRow(row.text(0), row.text(1), row.text(2), row.time(3)));
    }

    void add(SkillKey skill, String by) {
        new Sql("""
                insert into skill_alias (id, organisation_id, owner_name, name, skill_id, created_by, created_at)
                values (?, ?, ?, ?, ?, ?, now())""", Ids.next(), skill.organisation(), skill.owner(), skill.name(), skill.id(), by).update(entities);
    }

    boolean remove(UUID organisation, String owner, String name) {
        return new Sql(
                                "delete from skill_alias where organisation_id = ? and owner_name = ? and name = ?",
                                organisation,
                                owner,
                                name)
                        .update(entities)
                > 0;
    }
}
