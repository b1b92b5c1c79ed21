package dev.guildhall.registry;

import dev.guildhall.identity.OwnerRow;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** Writes a skill's new address, and the words that find it: the names of today and all before, in every version. */
@Service
class MoveStore {
    /** As {@link VersionStore} parts words. */
    private static final String PARTS = "[[:cntrl:]/_-]+";

    private final EntityManager entities;

    @Inject
    MoveStore(EntityManager entities) {
        this.entities = entities;
    }

    /** A display name that was only the name changes with it. */
    void move(SkillKey skill, OwnerRow owner, String name) {
        new Sql(
                        "update skill set owner_id = ?, owner_name = ?, name = ? where id = ?",
                        owner.id(),
                        owner.name(),
                        name,
                        skill.id())
                .update(entities);
        display("update skill_version set display_name = ? where skill_id = ? and display_name = ?", skill, name);
        display("update skill set display_name = ? where id = ? and display_name = ?", skill, name);
    }

    private void display(String update, SkillKey skill, String name) {
        new Sql(update, name, skill.id(), skill.name()).update(entities);
    }

    /** From the redirects as they are now; words of the manifest and of the readme stay. */
    void find(UUID skill) {
        find("skill_version", "skill_id", skill);
        find("skill", "id", skill);
    }

    private void find(String table, String key, UUID skill) {
        new Sql("update " + table + " t set haystack = lower(w.names || ' ' || w.topics),")
                .add(
                        "headline = ts_filter(t.headline, '{b,c}') || w.words, search = ts_filter(t.search, '{b,c,d}') || w.words")
                .add(
                        "from (select n.id, n.names, n.topics, setweight(to_tsvector('simple', n.names) || to_tsvector('english', n.names), 'A') as words")
                .add("from (select r.id, trim(regexp_replace(concat_ws(' ', s.owner_name, s.name, r.display_name,")
                .add(
                        "(select string_agg(a.owner_name || ' ' || a.name, ' ' order by a.id) from skill_alias a where a.skill_id = s.id)), ?, ' ', 'g')) as names,",
                        PARTS)
                .add(
                        "trim(regexp_replace(concat_ws(' ', array_to_string(r.keywords, ' '), r.category), ?, ' ', 'g')) as topics",
                        PARTS)
                .add(
                        "from " + table + " r join skill s on s.id = r." + key
                                + " where s.id = ?) n) w where w.id = t.id",
                        skill)
                .update(entities);
    }
}
