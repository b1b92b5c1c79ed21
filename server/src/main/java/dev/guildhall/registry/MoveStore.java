package dev.guildhall.registry;

import dev.guildhall.identity.OwnerRow;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Locale;
import java.util.UUID;

/** Writes a skill's new address. Both names find it from then on: the new words stand before the old ones. */
@Service
class MoveStore {
    private final EntityManager entities;

    @Inject
    MoveStore(EntityManager entities) {
        this.entities = entities;
    }

    void move(SkillKey skill, OwnerRow owner, String name) {
        new Sql(
                        "update skill set owner_id = ?, owner_name = ?, name = ? where id = ?",
                        owner.id(),
                        owner.name(),
                        name,
                        skill.id())
                .update(entities);
        String words = (owner.name() + " " + name).replace('-', ' ');
        found("skill_version", "skill_id", skill.id(), words, skill.name(), name);
        found("skill", "id", skill.id(), words, skill.name(), name);
    }

    /** A display name that was only the name changes with it. */
    private void found(String table, String key, UUID skill, String words, String oldName, String name) {
        new Sql(
                        "update " + table + " t set haystack = ? || t.haystack, headline = n.words || t.headline,",
                        words.toLowerCase(Locale.ROOT) + " ")
                .add(
                        "search = n.words || t.search, display_name = case when t.display_name = ? then ? else t.display_name end",
                        oldName,
                        name)
                .add(
                        "from (select setweight(to_tsvector('simple', ?) || to_tsvector('english', ?), 'A') as words) n",
                        words,
                        words)
                .add("where t." + key + " = ?", skill)
                .update(entities);
    }
}
