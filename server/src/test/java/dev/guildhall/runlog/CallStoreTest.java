package dev.guildhall.runlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.dialect.Usage;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.PlatformSettings;
import dev.guildhall.wired.TestDatabase;
import dev.guildhall.wired.Wired;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class CallStoreTest {
    private final UUID organisation = Ids.next();
    private final UUID key = Ids.next();
    private final CallOrigin origin = SampleCalls.origin(organisation, key);
    private final CallStore store = Wired.bean(CallStore.class);

    /** As the product's, on a database of one's own choice. */
    static CallStore storeOn(DataSource database) {
        return new CallStore(
                database,
                new Months(database),
                new PlatformSettings(Path.of("."), "node-1", URI.create("http://localhost:9080")));
    }

    /** Every column of a statement's rows as text. */
    static List<List<String>> rows(String sql, Object... parameters) throws SQLException {
        try (Connection connection = TestDatabase.shared().dataSource().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<List<String>> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(String.valueOf(result.getString(i)));
                    }
                    rows.add(row);
                }
            }
            return rows;
        }
    }

    @Test
    void storesACallWithItsAttemptsAndFiguresOnce() throws Exception {
        ModelCall call = SampleCalls.call(origin);
        store.store(List.of(call, call));
        store.store(List.of(call));

        assertThat(rows(
                        "select id, attempts, provider, outcome, input, output, cost, unpriced, array_to_string(tags, ' ') from model_call where organisation_id = ?",
                        organisation))
                .containsExactly(List.of(
                        call.id().toString(),
                        "2",
                        "openai",
                        "served",
                        "1000",
                        "200",
                        "0.0032500001",
                        "0",
                        "nightly eu"));
        assertThat(rows(
                        "select ordinal, provider, outcome, status, input, cost from model_attempt where call_id = ? order by ordinal",
                        call.id()))
                .containsExactly(
                        List.of("0", "azure", "failed", "503", "0", "0"),
                        List.of("1", "openai", "served", "200", "1000", "0.0032500001"));
        assertThat(rows(
                        "select tag, provider, calls, failed, attempts, input, output, cache_write, cost from spend_day where organisation_id = ? order by tag, provider",
                        organisation))
                .containsExactly(
                        List.of("", "azure", "0", "0", "1", "0", "0", "3", "0"),
                        List.of("", "openai", "1", "0", "1", "1000", "200", "3", "0.0032500001"),
                        List.of("eu", "azure", "0", "0", "1", "0", "0", "3", "0"),
                        List.of("eu", "openai", "1", "0", "1", "1000", "200", "3", "0.0032500001"),
                        List.of("nightly", "azure", "0", "0", "1", "0", "0", "3", "0"),
                        List.of("nightly", "openai", "1", "0", "1", "1000", "200", "3", "0.0032500001"));
    }

    @Test
    void addsExactlyFromManyThreads() throws Exception {
        int threads = 4;
        int each = 25;
        List<ModelCall> all = new ArrayList<>();
        for (int i = 0; i < threads * each; i++) {
            all.add(SampleCalls.call(
                    origin,
                    i % 2 == 0 ? "a" : "b",
                    SampleCalls.attempt("p" + i % 3, Attempt.Outcome.SERVED, 10, 1, "0.1")));
        }
        try (var executor = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> futures = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                // Each begins somewhere else, and every call is stored by two of them.
                int from = t * each;
                futures.add(executor.submit(() -> {
                    for (int i = 0; i < 2 * each; i += 5) {
                        int at = (from + i) % all.size();
                        store.store(all.subList(at, at + 5));
                    }
                    return null;
                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        }
        assertThat(rows("select count(*), sum(cost) from model_call where organisation_id = ?", organisation))
                .containsExactly(List.of("100", "10.0"));
        assertThat(rows(
                        "select sum(calls), sum(attempts), sum(input), sum(cost) from spend_day where organisation_id = ? and tag = ''",
                        organisation))
                .containsExactly(List.of("100", "100", "1000", "10.0"));
    }

    @Test
    void tellsACallWithoutPriceFromAFreeOne() throws Exception {
        store.store(List.of(
                SampleCalls.call(origin, "m", SampleCalls.attempt("openai", Attempt.Outcome.SERVED, 5, 5, "")),
                SampleCalls.call(origin, "m", SampleCalls.attempt("openai", Attempt.Outcome.SERVED, 5, 5, "0"))));
        assertThat(rows(
                        "select cost, unpriced from model_call where organisation_id = ? order by unpriced",
                        organisation))
                .containsExactly(List.of("0", "0"), List.of("0", "1"));
        assertThat(rows(
                        "select cost, unpriced, calls from spend_day where organisation_id = ? and tag = ''",
                        organisation))
                .containsExactly(List.of("0", "1", "2"));
    }

    @Test
    void storesWhatClientsWriteHoweverStrange() throws Exception {
        CallOrigin strange = new CallOrigin(
                organisation,
                key,
                "h",
                "a\u0000b",
                Optional.of(""),
                Optional.of("x".repeat(5_000)),
                Optional.of("{,\"}\\"),
                Optional.empty(),
                Optional.of("\ud83e"),
                List.of("", "a\u001fb", "x".repeat(400), "NULL"));
        ModelCall call = SampleCalls.call(strange, "'); drop table model_call; --");
        store.store(List.of(call));

        assertThat(rows(
                        "select key_alias, team, length(user_id), customer, array_length(tags, 1), model from model_call where id = ?",
                        call.id()))
                .containsExactly(List.of("ab", "null", "255", "{,\"}\\", "3", "'); drop table model_call; --"));
        assertThat(rows(
                        "select calls, provider from spend_day where organisation_id = ? and tag = 'NULL'",
                        organisation))
                .containsExactly(List.of("1", ""));
    }

    @Test
    void makesTheMonthOfTheIdAndDropsOldOnes() throws Exception {
        Months months = Wired.bean(Months.class);
        UUID old = new UUID(
                (Instant.parse("2019-02-28T23:59:59.999Z").toEpochMilli() << 16) | 0x7abc,
                Ids.next().getLeastSignificantBits());
        ModelCall call = SampleCalls.call(origin);
        ModelCall ofThen = new ModelCall(
                old,
                origin,
                Instant.now(),
                "openai-chat",
                "chat",
                "m",
                false,
                "{}",
                List.of(new Attempt(
                        Ids.next(),
                        "d",
                        "p",
                        "m",
                        Instant.now(),
                        Attempt.Outcome.SERVED,
                        200,
                        Optional.empty(),
                        Optional.empty(),
                        1,
                        Usage.of(1, 1),
                        Optional.of(BigDecimal.ONE))),
                200,
                Optional.empty(),
                Optional.empty(),
                1,
                "off");
        store.store(List.of(call, ofThen));
        assertThat(rows("select count(*) from model_call_2019_02 where id = ?", old))
                .containsExactly(List.of("1"));
        assertThat(rows("select day from spend_day where organisation_id = ? and cost = 1 and tag = ''", organisation))
                .containsExactly(List.of("2019-02-28"));

        assertThat(months.drop(YearMonth.of(2019, 3))).containsExactly(YearMonth.of(2019, 2));
        assertThat(rows("select id from model_call where organisation_id = ?", organisation))
                .containsExactly(List.of(call.id().toString()));

        // Another node's view of the months is stale now.
        Months stale = new Months(TestDatabase.shared().dataSource());
        stale.make(List.of(YearMonth.of(2018, 5)));
        months.drop(YearMonth.of(2019, 3));
        UUID older =
                new UUID((Instant.parse("2018-05-02T00:00:00Z").toEpochMilli() << 16) | 0x7abc, 0x8000_0000_0000_0001L);
        new CallStore(TestDatabase.shared().dataSource(), stale, Wired.bean(PlatformSettings.class))
                .store(List.of(new ModelCall(
                        older,
                        origin,
                        Instant.now(),
                        "openai-chat",
                        "chat",
                        "m",
                        false,
                        "{}",
                        List.of(),
                        429,
                        Optional.of("over budget"),
                        Optional.empty(),
                        1,
                        "off")));
        assertThat(rows("select status from model_call_2018_05")).containsExactly(List.of("429"));
        months.drop(YearMonth.of(2019, 3));
    }
}
