package dev.guildhall.agents;

import dev.guildhall.platform.Json;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Row;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.persistence.EntityManager;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was last seen at the places where agents are installed. */
@Service
class ReceiptStore {
    private static final String ROW = """
            select harness, place, agent_version, plan_digest, state, cast(changes as text), seen_at, seen_by
            from agent_receipt where agent_id = ?""";

    private final EntityManager entities;

    @Inject
    ReceiptStore(EntityManager entities) {
        this.entities = entities;
    }

    void put(AgentKey agent, ReceiptRow row, String files) {
        new Sql("""
                insert into agent_receipt (agent_id, harness, place, agent_version, plan_digest, files, state, changes,
                    seen_by, seen_at)
                values (?, ?, ?, ?, ?, cast(? as json), ?, cast(? as json), ?, now())
                on conflict (agent_id, harness, place) do update set agent_version = excluded.agent_version,
                    plan_digest = excluded.plan_digest, files = excluded.files, state = excluded.state,
                    changes = excluded.changes, seen_by = excluded.seen_by, seen_at = excluded.seen_at""", agent.id(), row.harness(), row.place(), row.agentVersion(), row.planDigest(), files, row.state(), Json.text(row.changes()), row.seenBy()).update(entities);
    }

    boolean remove(AgentKey agent, String harness, String place) {
        return new Sql(
                                "delete from agent_receipt where agent_id = ? and harness = ? and place = ?",
                                agent.id(),
                                harness,
                                place)
                        .update(entities)
                > 0;
    }

    Optional<ReceiptRow> find(AgentKey agent, String harness, String place) {
        return new Sql(ROW, agent.id())
                .add("and harness = ? and place = ?", harness, place)
                .first(entities, ReceiptStore::row);
    }

    Page<ReceiptRow> page(AgentKey agent, PageRequest page) {
        Sql sql = new Sql(ROW, agent.id());
        page.part(0, 2)
                .ifPresent(harness -> sql.add(
                        "and (harness, place) > (?, ?)", harness, page.part(1, 2).orElse("")));
        List<ReceiptRow> rows = sql.add("order by harness, place limit ?", page.limit() + 1)
                .list(entities, ReceiptStore::row);
        return Page.of(rows, page.limit(), row -> PageRequest.cursor(row.harness(), row.place()));
    }

    /** The agent changed: what was in step is not any more. */
    void behind(AgentKey agent) {
        new Sql("update agent_receipt set state = 'behind' where agent_id = ? and state = 'in-step'", agent.id())
                .update(entities);
    }

    /** Harness to the worst state of its places. */
    Map<String, String> drift(AgentKey agent) {
        record Worst(String harness, String state) {}
        return new Sql("""
                        select harness, max(case state when 'changed' then '3changed' when 'behind' then '2behind' else '1in-step' end)
                        from agent_receipt where agent_id = ? group by harness""", agent.id())
                        .list(entities, row -> new Worst(row.text(0), row.text(1).substring(1))).stream()
                                .collect(Collectors.toMap(Worst::harness, Worst::state));
    }

    List<AgentNotice> notices(AgentKey agent) {
        return new Sql(ROW, agent.id())
                .add("and state <> 'in-step' order by seen_at desc limit 20")
                .list(entities, ReceiptStore::row)
                .stream()
                .map(row -> notice(agent, row))
                .toList();
    }

    private static AgentNotice notice(AgentKey agent, ReceiptRow row) {
        String message = row.state().equals("behind")
                ? "%s at %s has version %d of the agent.".formatted(row.harness(), row.place(), row.agentVersion())
                : "%s at %s differs from its plan in %d files."
                        .formatted(row.harness(), row.place(), row.changes().size());
        return new AgentNotice(
                row.state(),
                Optional.empty(),
                Optional.empty(),
                message,
                "./guildhall install %s --harness %s".formatted(agent.name(), row.harness()),
                row.seenAt());
    }

    private static ReceiptRow row(Row row) {
        return new ReceiptRow(
                row.text(0),
                row.text(1),
                row.count(2),
                row.text(3),
                row.text(4),
                changes(row.text(5)),
                row.time(6),
                row.text(7));
    }

    private static List<ReceiptRow.Change> changes(String json) {
        try (JsonReader reader = jakarta.json.Json.createReader(new StringReader(json))) {
            return reader.readArray().getValuesAs(JsonObject.class).stream()
                    .map(change -> new ReceiptRow.Change(change.getString("path"), change.getString("change")))
                    .toList();
        }
    }
}
