package dev.guildhall.runlog;

import dev.guildhall.dialect.Usage;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Row;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reads calls and their attempts. */
@Service
class CallReading {
    private static final String COLUMNS = """
            select c.id, c.at, c.key_id, c.key_hash, c.key_alias, c.team, c.user_id, c.customer, c.agent, c.session,
                array_to_string(c.tags, chr(31)), c.surface, c.operation, c.model, c.stream, c.status, c.error, c.provider,
                c.deployment, c.provider_model, c.outcome, c.attempts, f.input, f.output, f.cost, f.unpriced, f.estimated,
                c.first_byte_micros, c.total_micros, c.capture, c.parameters, c.node
            from model_call c""";
    /** All attempts' figures stand in the call's row. */
    private static final String OF_ALL =
            "cross join lateral (select c.input, c.output, c.cost, c.unpriced, c.estimated) f";

    private static final int MOST_COUNTED = 100_000;

    private final EntityManager entities;

    @Inject
    CallReading(EntityManager entities) {
        this.entities = entities;
    }

    /** What stands in the call's own row, besides the row of the list. */
    record Found(ModelCallRow call, String parameters, String node) {}

    Page<ModelCallRow> newestFirst(UUID organisation, CallQuery query, PageRequest page) {
        Sql sql = new Sql(COLUMNS);
        sql.add(figures(query));
        sql.add("where c.organisation_id = ?", organisation);
        narrow(sql, query);
        if (!page.after().isEmpty()) {
            sql.add(
                    "and (c.at, c.id) < (cast(? as timestamptz), cast(? as uuid))",
                    cursorTime(page).toString(),
                    cursorId(page).toString());
        }
        sql.add("order by c.at desc, c.id desc limit ?", page.limit() + 1);
        List<ModelCallRow> rows = sql.list(entities, row -> found(row).call());
        return Page.of(
                rows,
                page.limit(),
                last -> PageRequest.cursor(last.at().toString(), last.id().toString()));
    }

    List<ModelCallRow> slice(UUID organisation, CallQuery query, int skip, int most) {
        Sql sql = new Sql(COLUMNS).add(figures(query)).add("where c.organisation_id = ?", organisation);
        narrow(sql, query);
        sql.add("order by c.at desc, c.id desc limit ? offset ?", most, skip);
        return sql.list(entities, row -> found(row).call());
    }

    long count(UUID organisation, CallQuery query) {
        Sql sql = new Sql("select count(*) from (select 1 from model_call c")
                .add(figures(query))
                .add("where c.organisation_id = ?", organisation);
        narrow(sql, query);
        sql.add("limit ?) counted", MOST_COUNTED);
        return sql.first(entities, row -> row.number(0)).orElse(0L);
    }

    Optional<Found> one(UUID organisation, UUID call) {
        Sql sql = new Sql(COLUMNS).add(OF_ALL).add("where c.organisation_id = ? and c.id = ?", organisation, call);
        Instant never = Instant.EPOCH;
        Instant at = CallTime.of(call, never);
        if (!at.equals(never)) {
            sql.add("and c.at = ?", at.atOffset(ZoneOffset.UTC));
        }
        return sql.first(entities, CallReading::found);
    }

    List<Attempt> attempts(ModelCallRow call) {
        return new Sql("""
                        select id, deployment, provider, model, begun_at, outcome, status, error, first_byte_micros, total_micros,
                            input, output, cache_read, cache_write, cache_write_hour, reasoning, audio_input, audio_output,
                            estimated, cost
                        from model_attempt where call_id = ? and at = ? order by ordinal limit 100""", call.id(), call.at().atOffset(ZoneOffset.UTC)).list(entities, CallReading::attempt);
    }

    /** Of a provider or a deployment only its own attempts count, as they do in the figures that open such a list. */
    private static Sql figures(CallQuery query) {
        Optional<String> provider = query.provider().filter(value -> !value.equals(CallQuery.NONE));
        Optional<String> deployment = query.deployment().filter(value -> !value.equals(CallQuery.NONE));
        if (provider.isEmpty() && deployment.isEmpty()) {
            return new Sql(OF_ALL);
        }
        Sql sql = new Sql("""
                join lateral (
                    select count(*) as n, sum(a.input) as input, sum(a.output) as output, coalesce(sum(a.cost), 0) as cost,
                        count(*) filter (where a.cost is null) as unpriced, bool_or(a.estimated) as estimated
                    from model_attempt a where a.call_id = c.id and a.at = c.at""");
        provider.ifPresent(value -> sql.add("and a.provider = ?", value));
        deployment.ifPresent(value -> sql.add("and a.deployment = ?", value));
        return sql.add(") f on f.n > 0");
    }

    private static void narrow(Sql sql, CallQuery query) {
        query.from().ifPresent(value -> sql.add("and c.at >= ?", value.atOffset(ZoneOffset.UTC)));
        query.to().ifPresent(value -> sql.add("and c.at < ?", value.atOffset(ZoneOffset.UTC)));
        query.key().ifPresent(value -> key(sql, value));
        query.model().ifPresent(value -> sql.add("and c.model = ?", value));
        query.agent().ifPresent(value -> dimension(sql, "agent", value));
        query.team().ifPresent(value -> dimension(sql, "team", value));
        query.user().ifPresent(value -> dimension(sql, "user_id", value));
        query.customer().ifPresent(value -> dimension(sql, "customer", value));
        query.session().ifPresent(value -> sql.add("and c.session = ?", value));
        query.tag().ifPresent(value -> sql.add("and c.tags @> string_to_array(?, chr(31))", value));
        // Most calls have one attempt, whose provider stands in their row.
        query.provider().ifPresent(value -> tried(sql, "provider", value));
        query.deployment().ifPresent(value -> tried(sql, "deployment", value));
        query.status().ifPresent(value -> status(sql, value));
        query.q().ifPresent(value -> words(sql, value));
    }

    /** {@code -} asks for calls that have none. */
    private static void dimension(Sql sql, String column, String value) {
        if (value.equals(CallQuery.NONE)) {
            sql.add("and c." + column + " is null");
        } else {
            sql.add("and c." + column + " = ?", value);
        }
    }

    private static void key(Sql sql, String value) {
        try {
            sql.add("and c.key_id = ?", UUID.fromString(value));
        } catch (IllegalArgumentException e) {
            // The figures know which ids had this hash, and calls are found by id.
            sql.add("""
                    and c.key_hash = ? and c.key_id in
                        (select d.key_id from spend_day d where d.organisation_id = c.organisation_id and d.key_hash = ?)""", value, value);
        }
    }

    private static void tried(Sql sql, String column, String value) {
        if (value.equals(CallQuery.NONE)) {
            sql.add("and c.attempts = 0");
        } else {
            sql.add("and (c." + column + " = ? or c.attempts > 1)", value);
        }
    }

    private static void status(Sql sql, String value) {
        switch (value) {
            case "ok" -> sql.add("and c.status between 1 and 399");
            case "error" -> sql.add("and (c.status >= 400 or c.status = 0) and c.status >= 400");
            case "unknown" -> sql.add("and (c.status >= 400 or c.status = 0) and c.status = 0");
            default -> sql.add("and c.status = ?", Integer.parseInt(value));
        }
    }

    private static void words(Sql sql, String value) {
        try {
            sql.add("and c.id = ?", UUID.fromString(value));
        } catch (IllegalArgumentException e) {
            sql.add(
                    "and (c.session = ? or c.customer = ? or c.key_alias = ? or position(lower(?) in lower(c.error)) > 0)",
                    value,
                    value,
                    value,
                    value.toLowerCase(Locale.ROOT));
        }
    }

    private static Instant cursorTime(PageRequest page) {
        try {
            return Instant.parse(page.part(0, 2).orElseThrow());
        } catch (DateTimeParseException e) {
            throw PageRequest.badCursor();
        }
    }

    private static UUID cursorId(PageRequest page) {
        try {
            return UUID.fromString(page.part(1, 2).orElseThrow());
        } catch (IllegalArgumentException e) {
            throw PageRequest.badCursor();
        }
    }

    private static Found found(Row row) {
        ModelCallRow call = new ModelCallRow(
                row.id(0),
                row.time(1),
                row.id(2),
                row.text(3),
                row.text(4),
                row.optional(5),
                row.optional(6),
                row.optional(7),
                row.optional(8),
                row.optional(9),
                row.texts(10),
                row.text(11),
                row.text(12),
                row.text(13),
                row.flag(14),
                row.count(15),
                row.optional(16),
                row.optional(17),
                row.optional(18),
                row.optional(19),
                row.optional(20),
                row.count(21),
                row.number(22),
                row.number(23),
                new BigDecimal(row.text(24)),
                row.count(25),
                row.flag(26),
                row.optional(27).map(Long::valueOf),
                row.number(28),
                row.text(29));
        return new Found(call, row.text(30), row.text(31));
    }

    private static Attempt attempt(Row row) {
        return new Attempt(
                row.id(0),
                row.text(1),
                row.text(2),
                row.text(3),
                row.time(4),
                Attempt.Outcome.valueOf(row.text(5).toUpperCase(Locale.ROOT)),
                row.count(6),
                row.optional(7),
                row.optional(8).map(Long::valueOf),
                row.number(9),
                new Usage(
                        row.number(10),
                        row.number(11),
                        row.number(12),
                        row.number(13),
                        row.number(14),
                        row.number(15),
                        row.number(16),
                        row.number(17),
                        row.flag(18)),
                row.optional(19).map(BigDecimal::new));
    }
}
