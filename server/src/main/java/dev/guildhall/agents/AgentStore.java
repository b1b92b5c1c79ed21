package dev.guildhall.agents;

import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Row;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Agents and their versions. Whoever changes one holds the lock of its row. */
@Service
class AgentStore {
    private static final String KEY = """
            select a.id, a.organisation_id, a.name, a.team_id, t.name, a.created_by, a.version, a.row_version,
                   a.next_lock is not null
            from agent a left join team t on t.id = a.team_id where a.organisation_id = ?""";
    private static final String CONTENT = """
            select v.version, cast(v.definition as text), v.source, v.digest, cast(v.lock as text), v.change, v.changed_by,
                   v.changed_at
            from agent_version v where v.agent_id = ?""";

    private final EntityManager entities;

    @Inject
    AgentStore(EntityManager entities) {
        this.entities = entities;
    }

    Optional<AgentKey> find(UUID organisation, String name) {
        return new Sql(KEY, organisation).add("and a.name = ?", name).first(entities, AgentStore::key);
    }

    Optional<AgentKey> locked(UUID organisation, String name) {
        return new Sql(KEY, organisation)
                .add("and a.name = ? for update of a", name)
                .first(entities, AgentStore::key);
    }

    AgentContent content(AgentKey agent) {
        return content(agent, agent.version()).orElseThrow();
    }

    Optional<AgentContent> content(AgentKey agent, int version) {
        return new Sql(CONTENT, agent.id()).add("and v.version = ?", version).first(entities, AgentStore::content);
    }

    /** Empty when another made it meanwhile. */
    Optional<UUID> insert(UUID organisation, Optional<UUID> team, AgentDefinition agent, String by, int skills) {
        UUID id = Ids.next();
        int made = new Sql("""
                insert into agent (id, organisation_id, name, team_id, display_name, description, harness, harnesses, model,
                    version, skill_count, created_by, created_at, updated_at)
                values (?, ?, ?, ?, ?, ?, ?, string_to_array(?, chr(31)), ?, 1, ?, ?, now(), now())
                on conflict (organisation_id, name) do nothing""", id, organisation, agent.name(), team.orElse(null), shown(agent), agent.description(), agent.harness().getFirst(), Sql.joined(agent.harness()), agent.model().orElse(null), skills, by).update(entities);
        return made == 1 ? Optional.of(id) : Optional.empty();
    }

    void update(AgentKey key, Optional<UUID> team, AgentDefinition agent, int version, int skills) {
        new Sql("""
                update agent set team_id = ?, display_name = ?, description = ?, harness = ?,
                    harnesses = string_to_array(?, chr(31)), model = ?, version = ?, skill_count = ?, next_lock = null,
                    updated_at = now(), row_version = row_version + 1
                where id = ?""", team.orElse(null), shown(agent), agent.description(), agent.harness().getFirst(), Sql.joined(agent.harness()), agent.model().orElse(null), version, skills, key.id()).update(entities);
    }

    void insert(UUID agent, AgentContent content) {
        new Sql("""
                insert into agent_version (agent_id, version, definition, source, digest, lock, lock_digest, change,
                    changed_by, changed_at)
                values (?, ?, cast(? as json), ?, ?, cast(? as json), ?, ?, ?, now())""", agent, content.version(), content.definition(), content.source(), content.digest(), content.lock().json(), content.lock().digest(), content.change(), content.by()).update(entities);
    }

    /** Other comments or another order, the same meaning. */
    void replaceSource(AgentKey agent, String source) {
        new Sql("update agent_version set source = ? where agent_id = ? and version = ?", source, agent.id(), agent.version())
                .update(entities);
    }

    /** Of a model that counts what agents have in common; kept for finding those that are nearly the same. */
    void features(UUID agent, List<Integer> features) {
        new Sql(
                        "update agent set features = coalesce(cast(string_to_array(nullif(?, ''), chr(31)) as integer[]), '{}') where id = ?",
                        Sql.joined(features.stream().map(String::valueOf).toList()),
                        agent)
                .update(entities);
    }

    Optional<Lock> next(AgentKey agent) {
        return new Sql("select cast(next_lock as text) from agent where next_lock is not null and id = ?", agent.id())
                .first(entities, row -> Lock.read(row.text(0)));
    }

    void stage(AgentKey agent, Optional<Lock> lock) {
        new Sql(
                        "update agent set next_lock = cast(? as json), row_version = row_version + 1 where id = ?",
                        lock.map(Lock::json).orElse(null),
                        agent.id())
                .update(entities);
    }

    void delete(AgentKey agent) {
        new Sql("delete from agent where id = ?", agent.id()).update(entities);
    }

    Instant createdAt(AgentKey agent) {
        return new Sql("select created_at from agent where id = ?", agent.id())
                .first(entities, row -> row.time(0))
                .orElseThrow();
    }

    /** Newest first. */
    Page<AgentVersionRow> versions(AgentKey agent, PageRequest page) {
        Sql sql = new Sql(
                "select version, changed_by, changed_at, change, digest, lock_digest from agent_version where agent_id = ?",
                agent.id());
        page.part(0, 1).ifPresent(after -> sql.add("and version < ?", number(after)));
        List<AgentVersionRow> rows = sql.add("order by version desc limit ?", page.limit() + 1)
                .list(
                        entities,
                        row -> new AgentVersionRow(
                                row.count(0), row.text(1), row.time(2), row.text(3), row.text(4), row.text(5)));
        return Page.of(rows, page.limit(), row -> PageRequest.cursor(String.valueOf(row.version())));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw PageRequest.badCursor();
        }
    }

    private static String shown(AgentDefinition agent) {
        return agent.displayName().orElse(agent.name());
    }

    private static AgentKey key(Row row) {
        return new AgentKey(
                row.id(0),
                row.id(1),
                row.text(2),
                row.optional(3).map(UUID::fromString),
                row.optional(4),
                row.text(5),
                row.count(6),
                row.count(7),
                row.flag(8));
    }

    private static AgentContent content(Row row) {
        return new AgentContent(
                row.count(0),
                row.text(1),
                row.text(2),
                row.text(3),
                Lock.read(row.text(4)),
                row.text(5),
                row.text(6),
                row.time(7));
    }
}
