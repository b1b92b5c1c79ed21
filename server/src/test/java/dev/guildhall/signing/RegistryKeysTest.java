package dev.guildhall.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Problem;
import dev.guildhall.wired.Api;
import dev.guildhall.wired.TestDatabase;
import dev.guildhall.wired.ThreadTransactions;
import dev.guildhall.wired.Wired;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryKeysTest {
    private static final byte[] WORDS = "{}".getBytes(StandardCharsets.UTF_8);

    private final RegistryKeys keys = Wired.bean(RegistryKeys.class);

    @BeforeEach
    void ready() {
        keys.ready();
    }

    @Test
    void signsWithTheOneActiveKeyAndKeepsItsPrivateHalfSealed() throws Exception {
        Envelope envelope = ThreadTransactions.in(() -> keys.sign(WORDS));

        Envelope.Signed signed = envelope.signatures().getFirst();
        Ed25519Key key = keys.publicKey(signed.keyId()).orElseThrow();
        assertThat(key.verifies(envelope.encoding(), signed.signature())).isTrue();
        assertThat(keys.list().stream().filter(k -> k.state().equals("active")))
                .singleElement()
                .satisfies(active -> assertThat(active.keyId()).isEqualTo(signed.keyId()));
        try (Connection connection = TestDatabase.shared().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select sealed from signing_key where retired_at is null")) {
            row.next();
            // PKCS#8 of Ed25519 holds its object identifier; what is sealed shows nothing of it.
            assertThat(new String(row.getBytes(1), StandardCharsets.ISO_8859_1))
                    .doesNotContain(new String(new byte[] {0x06, 0x03, 0x2b, 0x65, 0x70}, StandardCharsets.ISO_8859_1));
        }
    }

    @Test
    void keepsVerifyingWithARetiredKeyWhosePrivateHalfIsGone() throws Exception {
        Envelope before = ThreadTransactions.in(() -> keys.sign(WORDS));
        String old = before.signatures().getFirst().keyId();

        SigningKey fresh = keys.rotate(somebody(), "once a year");

        assertThat(fresh.state()).isEqualTo("active");
        assertThat(fresh.keyId()).isNotEqualTo(old);
        assertThat(ThreadTransactions.in(() -> keys.sign(WORDS))
                        .signatures()
                        .getFirst()
                        .keyId())
                .isEqualTo(fresh.keyId());
        assertThat(keys.publicKey(old)
                        .orElseThrow()
                        .verifies(
                                before.encoding(),
                                before.signatures().getFirst().signature()))
                .isTrue();
        assertThat(count("select count(*) from signing_key where retired_at is not null and sealed is not null"))
                .isZero();
        assertThat(count("select count(*) from signing_key where retired_at is null"))
                .isOne();
    }

    @Test
    void letsOneOfTwoRotateAtATime() throws Exception {
        List<FutureTask<SigningKey>> both = List.of(
                new FutureTask<>(() -> keys.rotate(somebody(), "one")),
                new FutureTask<>(() -> keys.rotate(somebody(), "other")));
        try (Connection connection = TestDatabase.shared().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement
                    .executeQuery("select 1 from signing_key where retired_at is null for update")
                    .close();
            both.forEach(Thread.ofPlatform()::start);
            while (count(
                            "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like 'update signing_key%'")
                    < 2) {
                Thread.sleep(10);
            }
            connection.rollback();
        }

        List<String> made = new ArrayList<>();
        List<Throwable> refused = new ArrayList<>();
        for (FutureTask<SigningKey> each : both) {
            try {
                made.add(each.get().keyId());
            } catch (ExecutionException e) {
                refused.add(e.getCause());
            }
        }
        assertThat(refused)
                .singleElement()
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type()).isEqualTo(SigningProblem.ROTATED_MEANWHILE));
        assertThat(made).singleElement().isEqualTo(keys.list().getFirst().keyId());
    }

    @Test
    void showsPublicKeysToAnybody() {
        Api.Answer answer = Api.anonymous().get("/api/v1/signing-keys");

        assertThat(answer.status()).isEqualTo(200);
        JsonObject first = answer.json().getJsonArray("items").getJsonObject(0);
        assertThat(first.keySet()).containsExactly("keyId", "state", "jwk", "pem", "createdAt");
        assertThat(GivenKey.of(first.getString("pem")).id()).isEqualTo(first.getString("keyId"));
        assertThat(GivenKey.of(first.getJsonObject("jwk").toString()).id()).isEqualTo(first.getString("keyId"));
        assertThat(answer.body()).doesNotContain("PRIVATE").doesNotContain("sealed");
    }

    private static Actor somebody() {
        java.util.UUID organisation = Ids.next();
        execute("insert into organisation values ('" + organisation + "', 'org-" + organisation
                + "', 'O', false, now())");
        return new Actor(organisation, "o", Ids.next(), "anna", "Anna", "administrator", Set.of(), Optional.empty());
    }

    private static void execute(String sql) {
        try (Connection connection = TestDatabase.shared().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long count(String sql) {
        try (Connection connection = TestDatabase.shared().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
