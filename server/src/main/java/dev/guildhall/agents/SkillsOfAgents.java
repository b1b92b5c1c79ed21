package dev.guildhall.agents;

import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Row;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The rows that say which agent has which version, and what the agents are told about these versions. */
@Service
class SkillsOfAgents {
    /** What a version's state says to who has it; null when all is well. */
    private static final String KIND = """
            case when v.state in ('yanked', 'revoked', 'held') then v.state when v.deprecated is not null then 'deprecated' end""";

    private static final String TELL = """
            insert into agent_notice (agent_id, version_id, kind, reason, since)
            select s.agent_id, v.id,\s""" + KIND + """
            , coalesce(case when v.state = 'live' then v.deprecated else v.reason end, 'No reason was given.'), now()
            from agent_skill s join skill_version v on v.id = s.version_id where (""" + KIND + ") is not null";

    private final EntityManager entities;

    @Inject
    SkillsOfAgents(EntityManager entities) {
        this.entities = entities;
    }

    /** An agent with a version. */
    record Holder(String agent, Optional<String> range) {}

    void replace(UUID agent, UUID organisation, Lock lock) {
        new Sql("delete from agent_skill where agent_id = ?", agent).update(entities);
        int position = 0;
        for (Lock.Entry entry : lock.entries()) {
            new Sql(
                            "insert into agent_skill values (?, ?, ?, ?, ?, ?, ?)",
                            agent,
                            organisation,
                            entry.skill(),
                            entry.versionId(),
                            entry.version(),
                            entry.range().orElse(null),
                            position++)
                    .update(entities);
        }
        new Sql("""
                delete from agent_notice n where n.agent_id = ? and not exists (select 1 from agent_skill s
                    where s.agent_id = n.agent_id and s.version_id = n.version_id)""", agent).update(entities);
        new Sql(TELL).add("and s.agent_id = ? on conflict do nothing", agent).update(entities);
    }

    /** After a version's state changed: every agent that has it is told, or not any more. */
    void tell(UUID organisation, String owner, String name, String version) {
        String which = """
                (select v.id from skill_version v join skill s on s.id = v.skill_id
                where s.organisation_id = ? and s.owner_name = ? and s.name = ? and v.version = ?)""";
        new Sql("delete from agent_notice where version_id =")
                .add(which, organisation, owner, name, version)
                .update(entities);
        new Sql(TELL)
                .add("and s.version_id =")
                .add(which, organisation, owner, name, version)
                .add("on conflict do nothing")
                .update(entities);
    }

    List<AgentNotice> notices(AgentKey agent) {
        return new Sql("""
                        select n.kind, k.owner_name, k.name, v.version, n.reason, n.since
                        from agent_notice n join skill_version v on v.id = n.version_id join skill k on k.id = v.skill_id
                        where n.agent_id = ? order by n.since desc, k.name limit 100""", agent.id()).list(entities, row -> notice(agent.name(), row));
    }

    /** Who has this version, by name. */
    List<Holder> holders(UUID organisation, String owner, String name, String version, int most) {
        return new Sql("""
                        select a.name, s.wanted from agent_skill s join agent a on a.id = s.agent_id
                        join skill_version v on v.id = s.version_id join skill k on k.id = v.skill_id
                        where k.organisation_id = ? and k.owner_name = ? and k.name = ? and v.version = ?
                        order by a.name limit ?""", organisation, owner, name, version, most)
                .list(entities, row -> new Holder(row.text(0), row.optional(1)));
    }

    /** Who has some version of a skill, by name. */
    Page<SkillAgentRow> page(UUID organisation, String owner, String name, PageRequest page) {
        Sql sql = new Sql("""
                select a.name, coalesce(t.name, ''), s.wanted, s.version, array_to_string(a.harnesses, chr(31)),
                       (select max(case r.state when 'changed' then '3changed' when 'behind' then '2behind' else '1in-step' end)
                           from agent_receipt r where r.agent_id = a.id),
                       (select max(r.seen_at) from agent_receipt r where r.agent_id = a.id)
                from agent_skill s join agent a on a.id = s.agent_id left join team t on t.id = a.team_id
                join skill k on k.id = s.skill_id
                where k.organisation_id = ? and k.owner_name = ? and k.name = ?""", organisation, owner, name);
        page.part(0, 1).ifPresent(after -> sql.add("and a.name > ?", after));
        List<SkillAgentRow> rows =
                sql.add("order by a.name limit ?", page.limit() + 1).list(entities, SkillsOfAgents::row);
        return Page.of(rows, page.limit(), row -> PageRequest.cursor(row.agent()));
    }

    private static SkillAgentRow row(Row row) {
        return new SkillAgentRow(
                row.text(0),
                row.text(1),
                row.optional(2),
                row.text(3),
                row.texts(4),
                row.optional(5).map(text -> text.substring(1)),
                row.optional(6).isEmpty() ? Optional.empty() : Optional.of(row.time(6)));
    }

    private static AgentNotice notice(String agent, Row row) {
        String kind = row.text(0);
        String id = "@" + row.text(1) + "/" + row.text(2);
        String version = row.text(3);
        String message = switch (kind) {
            case "yanked" -> "%s@%s was yanked: %s It stays in the lock until the agent is upgraded.";
            case "revoked" -> "%s@%s was revoked: %s It is not handed out any more.";
            case "held" -> "%s@%s is held for review: %s It is not handed out until it is released.";
            default -> "%s@%s is deprecated: %s";
        };
        return new AgentNotice(
                kind,
                Optional.of(id),
                Optional.of(version),
                message.formatted(id, version, sentence(row.text(4))).strip(),
                "./guildhall upgrade %s --dry-run".formatted(agent),
                row.time(5));
    }

    private static String sentence(String reason) {
        return reason.endsWith(".") ? reason : reason + ".";
    }
}
