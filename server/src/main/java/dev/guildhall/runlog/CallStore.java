package dev.guildhall.runlog;

import dev.guildhall.platform.PlatformSettings;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Writes calls, their attempts and the figures of their day: {@code new ids → attempts of these → figures of these}, one transaction.
 *
 * <p>Plain JDBC, as it runs beside requests. What is there already changes nothing.
 */
@Service
class CallStore implements JournalDrain.Store {
    private static final int SECONDS = 60;
    private static final int NAME = 255;
    private static final int WORDS = 2_000;

    private final DataSource dataSource;
    private final Months months;
    private final String node;

    @Inject
    CallStore(DataSource dataSource, Months months, PlatformSettings settings) {
        this.dataSource = dataSource;
        this.months = months;
        this.node = settings.node();
    }

    @Override
    public void store(List<ModelCall> calls) throws SQLException {
        Map<UUID, ModelCall> byId = new LinkedHashMap<>();
        calls.forEach(call -> byId.putIfAbsent(call.id(), call));
        Set<YearMonth> needed = byId.values().stream().map(CallStore::month).collect(Collectors.toSet());
        months.make(needed);
        try {
            write(byId);
        } catch (SQLException e) {
            if (!months.missing(e)) {
                throw e;
            }
            // Another node dropped a month that this one believed to be there.
            months.forget();
            months.make(needed);
            write(byId);
        }
    }

    private void write(Map<UUID, ModelCall> calls) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Set<UUID> added = insertCalls(connection, calls);
                List<ModelCall> fresh = calls.values().stream()
                        .filter(call -> added.contains(call.id()))
                        .toList();
                if (!fresh.isEmpty()) {
                    insertAttempts(connection, fresh);
                    DayFigures.of(fresh).add(connection);
                }
                connection.commit();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private Set<UUID> insertCalls(Connection connection, Map<UUID, ModelCall> calls) throws SQLException {
        Columns rows = new Columns(
                "id uuid",
                "at timestamptz",
                "organisation_id uuid",
                "key_id uuid",
                "key_hash text",
                "key_alias text",
                "team text",
                "user_id text",
                "customer text",
                "agent text",
                "session text",
                "tags text",
                "surface text",
                "operation text",
                "model text",
                "stream boolean",
                "parameters text",
                "status integer",
                "error text",
                "first_byte_micros bigint",
                "total_micros bigint",
                "capture text",
                "node text",
                "attempts integer",
                "provider text",
                "deployment text",
                "provider_model text",
                "outcome text",
                "input bigint",
                "output bigint",
                "cost numeric",
                "unpriced integer",
                "estimated boolean");
        calls.values().forEach(call -> row(call, rows));
        String sql = """
                insert into model_call (%s)
                select %s from %s
                on conflict do nothing returning id""".formatted(
                        rows.names(),
                        rows.names().replace(" tags,", " coalesce(string_to_array(nullif(tags, ''), chr(31)), '{}'),"),
                        rows.rows());
        Set<UUID> added = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(SECONDS);
            rows.bind(connection, statement);
            try (ResultSet ids = statement.executeQuery()) {
                while (ids.next()) {
                    added.add(ids.getObject(1, UUID.class));
                }
            }
        }
        return added;
    }

    private void row(ModelCall call, Columns rows) {
        CallOrigin origin = call.origin();
        Optional<Attempt> last = call.attempts().isEmpty()
                ? Optional.empty()
                : Optional.of(call.attempts().getLast());
        rows.row(
                call.id(),
                CallTime.of(call.id(), call.at()),
                origin.organisation(),
                origin.key(),
                origin.keyHash(),
                cut(origin.keyAlias(), NAME),
                cut(origin.team()),
                cut(origin.user()),
                cut(origin.customer()),
                cut(origin.agent()),
                cut(origin.session()),
                Sql.joined(tags(origin)),
                call.surface(),
                call.operation(),
                cut(call.model(), NAME),
                call.stream(),
                call.parameters(),
                call.status(),
                call.error().map(error -> cut(error, WORDS)),
                call.firstByteMicros(),
                call.totalMicros(),
                call.capture(),
                node,
                call.attempts().size(),
                last.map(Attempt::provider).map(name -> cut(name, NAME)),
                last.map(Attempt::deployment).map(name -> cut(name, NAME)),
                last.map(Attempt::model).map(name -> cut(name, NAME)),
                last.map(attempt -> Words.of(attempt.outcome())),
                call.attempts().stream().mapToLong(a -> a.usage().input()).sum(),
                call.attempts().stream().mapToLong(a -> a.usage().output()).sum(),
                call.attempts().stream().flatMap(a -> a.cost().stream()).reduce(BigDecimal.ZERO, BigDecimal::add),
                call.attempts().stream().filter(a -> a.cost().isEmpty()).count(),
                call.attempts().stream().anyMatch(a -> a.usage().estimated()));
    }

    private static void insertAttempts(Connection connection, List<ModelCall> calls) throws SQLException {
        Columns rows = new Columns(
                "call_id uuid",
                "at timestamptz",
                "ordinal smallint",
                "id uuid",
                "begun_at timestamptz",
                "deployment text",
                "provider text",
                "model text",
                "outcome text",
                "status integer",
                "error text",
                "first_byte_micros bigint",
                "total_micros bigint",
                "input bigint",
                "output bigint",
                "cache_read bigint",
                "cache_write bigint",
                "cache_write_hour bigint",
                "reasoning bigint",
                "audio_input bigint",
                "audio_output bigint",
                "estimated boolean",
                "cost numeric");
        for (ModelCall call : calls) {
            for (int i = 0; i < call.attempts().size(); i++) {
                row(call, i, rows);
            }
        }
        String sql = "insert into model_attempt (%s) select %s from %s on conflict do nothing"
                .formatted(rows.names(), rows.names(), rows.rows());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(SECONDS);
            rows.bind(connection, statement);
            statement.executeUpdate();
        }
    }

    private static void row(ModelCall call, int ordinal, Columns rows) {
        Attempt attempt = call.attempts().get(ordinal);
        rows.row(
                call.id(),
                CallTime.of(call.id(), call.at()),
                ordinal,
                attempt.id(),
                attempt.at(),
                cut(attempt.deployment(), NAME),
                cut(attempt.provider(), NAME),
                cut(attempt.model(), NAME),
                Words.of(attempt.outcome()),
                attempt.status(),
                attempt.error().map(error -> cut(error, WORDS)),
                attempt.firstByteMicros(),
                attempt.totalMicros(),
                attempt.usage().input(),
                attempt.usage().output(),
                attempt.usage().cacheRead(),
                attempt.usage().cacheWrite(),
                attempt.usage().cacheWriteHour(),
                attempt.usage().reasoning(),
                attempt.usage().audioInput(),
                attempt.usage().audioOutput(),
                attempt.usage().estimated(),
                attempt.cost());
    }

    static List<String> tags(CallOrigin origin) {
        return origin.tags().stream()
                .map(tag -> cut(tag.replace(Sql.UNIT_SEPARATOR, " "), NAME))
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .limit(50)
                .toList();
    }

    static Optional<String> cut(Optional<String> text) {
        return text.map(value -> cut(value, NAME)).filter(value -> !value.isEmpty());
    }

    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    private static YearMonth month(ModelCall call) {
        return YearMonth.from(CallTime.of(call.id(), call.at()).atZone(ZoneOffset.UTC));
    }
}
