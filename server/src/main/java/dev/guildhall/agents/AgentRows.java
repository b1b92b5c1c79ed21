package dev.guildhall.agents;

import dev.guildhall.packages.PackageName;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Row;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lists agents. */
@Service
class AgentRows {
    static final String ROW = """
            select a.name, a.display_name, a.description, coalesce(t.name, ''), a.harness,
                   array_to_string(a.harnesses, chr(31)), a.model, a.version, a.skill_count,
                   (select count(*) from agent_notice n where n.agent_id = a.id)
                       + (select count(*) from agent_receipt r where r.agent_id = a.id and r.state <> 'in-step'),
                   (select max(case r.state when 'changed' then '3changed' when 'behind' then '2behind' else '1in-step' end)
                       from agent_receipt r where r.agent_id = a.id),
                   a.updated_at
            from agent a left join team t on t.id = a.team_id""";

    private final EntityManager entities;

    @Inject
    AgentRows(EntityManager entities) {
        this.entities = entities;
    }

    /** By name. */
    Page<AgentRow> page(UUID organisation, AgentQuery query, PageRequest page) {
        Sql sql = new Sql(ROW).add("where a.organisation_id = ?", organisation);
        query.q().map(String::strip).filter(text -> !text.isEmpty()).ifPresent(text -> sql.add(
                "and (a.name || ' ' || a.display_name || ' ' || a.description) ilike ?",
                "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"));
        query.team().ifPresent(team -> sql.add("and t.name = ?", team));
        query.harness()
                .ifPresent(harness -> sql.add("and a.harnesses @> string_to_array(?, chr(31))", harness));
        query.skill().ifPresent(skill -> having(sql, skill));
        page.part(0, 1).ifPresent(after -> sql.add("and a.name > ?", after));
        List<AgentRow> rows =
                sql.add("order by a.name limit ?", page.limit() + 1).list(entities, AgentRows::row);
        return Page.of(rows, page.limit(), row -> PageRequest.cursor(row.name()));
    }

    List<AgentRow> named(UUID organisation, List<String> names) {
        return new Sql(ROW)
                .add("where a.organisation_id = ?", organisation)
                .add("and a.name = any(string_to_array(nullif(?, ''), chr(31))) order by a.name", Sql.joined(names))
                .list(entities, AgentRows::row);
    }

    private static void having(Sql sql, String skill) {
        PackageName name = PackageName.parse(skill)
                .orElseThrow(() -> PlatformProblem.INVALID_FIELD.because("skill must be written @owner/name."));
        sql.add("""
                and exists (select 1 from agent_skill h join skill k on k.id = h.skill_id
                    where h.agent_id = a.id and k.owner_name = ? and k.name = ?)""", name.owner(), name.name());
    }

    static AgentRow row(Row row) {
        Optional<String> drift = row.optional(10).map(text -> text.substring(1));
        return new AgentRow(
                row.text(0),
                row.text(1),
                row.text(2),
                row.text(3),
                row.text(4),
                row.texts(5),
                row.optional(6),
                row.count(7),
                row.count(8),
                row.count(9),
                drift,
                row.time(11));
    }
}
