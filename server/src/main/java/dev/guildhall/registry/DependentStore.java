package dev.guildhall.registry;

import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.function.Predicate;

/** Queries over dependencies from the side of what is depended on. */
@Service
class DependentStore {
    private static final int MOST_COUNTED = 10_000;

    private final EntityManager entities;

    @Inject
    DependentStore(EntityManager entities) {
        this.entities = entities;
    }

    Page<DependentRow> page(SkillKey skill, PageRequest page, Predicate<String> satisfied) {
        Sql sql = new Sql("""
                select distinct on (s.owner_name, s.name) s.owner_name, s.name, v.version,
                    coalesce(v.version = s.latest, false), d.range, d.target_owner, d.target_name""").add(from(skill));
        page.part(0, 2)
                .ifPresent(owner -> sql.add(
                        "and (s.owner_name, s.name) > (?, ?)",
                        owner,
                        page.part(1, 2).orElseThrow()));
        List<DependentRow> rows = sql.add(
                        "order by s.owner_name, s.name, coalesce(v.version = s.latest, false) desc, v.sort_key desc limit ?",
                        page.limit() + 1)
                .list(
                        entities,
                        row -> new DependentRow(
                                row.text(0),
                                row.text(1),
                                row.text(2),
                                row.flag(3),
                                row.text(4),
                                "@" + row.text(5) + "/" + row.text(6),
                                satisfied.test(row.text(4))));
        return Page.of(rows, page.limit(), row -> PageRequest.cursor(row.owner(), row.name()));
    }

    long count(SkillKey skill) {
        return new Sql("select count(*) from (select distinct v.skill_id")
                .add(from(skill))
                .add("limit ?) found", MOST_COUNTED)
                .first(entities, row -> row.number(0))
                .orElse(0L);
    }

    List<Dependents.Relying> relying(SkillKey skill, int most) {
        return new Sql("""
                select s.owner_name, s.name, v.version, coalesce(v.version = s.latest, false), d.range""")
                .add(from(skill))
                .add(
                        "order by coalesce(v.version = s.latest, false) desc, s.owner_name, s.name, v.sort_key desc limit ?",
                        most)
                .list(
                        entities,
                        row -> new Dependents.Relying(row.text(0), row.text(1), row.text(2), row.flag(3), row.text(4)));
    }

    /** Live versions of other skills of the organisation that name this skill, as it is called now or was before. */
    private static Sql from(SkillKey skill) {
        return new Sql("""
                from skill_dependency d
                join skill_version v on v.id = d.version_id
                join skill s on s.id = v.skill_id
                where (d.target_owner, d.target_name) in
                        (select ?, ? union all select owner_name, name from skill_alias where skill_id = ?)
                    and v.organisation_id = ? and v.state = 'live' and s.id <> ?""", skill.owner(), skill.name(), skill.id(), skill.organisation(), skill.id());
    }
}
