package dev.guildhall.runlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.identity.Role;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Ids;
import dev.guildhall.registry.Guild;
import dev.guildhall.wired.Api;
import dev.guildhall.wired.Wired;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracesTest {
    private final Guild guild = new Guild();
    private final Actor admin = guild.user(Role.ADMINISTRATOR);
    private final Api asAdmin = SampleCalls.api(admin);
    private final UUID key = Ids.next();
    private final CallOrigin origin = SampleCalls.origin(admin.organisation(), key);
    private final ModelCall first = SampleCalls.call(origin);
    private final ModelCall second = SampleCalls.call(
            new CallOrigin(
                    admin.organisation(),
                    Ids.next(),
                    "other-hash",
                    "other",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("session-2"),
                    List.of()),
            "slow-chat",
            SampleCalls.attempt("openai", Attempt.Outcome.SERVED, 7, 8, "0.5"));
    private ModelCall refused = SampleCalls.call(origin, "slow-chat");

    @BeforeAll
    void threeCalls() throws Exception {
        refused = new ModelCall(
                refused.id(),
                origin,
                refused.at(),
                "anthropic",
                "chat",
                "slow-chat",
                false,
                "{}",
                List.of(),
                429,
                Optional.of("Budget 'monthly' is used up"),
                Optional.empty(),
                100,
                "off");
        Wired.bean(CallStore.class).store(List.of(first, second, refused));
        CallPayloads payloads = Wired.bean(CallPayloads.class);
        payloads.keep(
                admin.organisation(), first.id(), CallPayloads.Kind.REQUEST, "hello".getBytes(StandardCharsets.UTF_8));
        payloads.packNow();
        awaitPacked();
    }

    /** The packer's own thread may have taken it first and be about to store it. */
    private void awaitPacked() throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (asAdmin.get("/api/v1/traces/" + first.id())
                        .json()
                        .getJsonArray("payloads")
                        .isEmpty()
                && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
    }

    private List<String> ids(String query) {
        Api.Answer answer = asAdmin.get("/api/v1/traces" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(item -> item.getString("id"))
                .toList();
    }

    private String name(String id) {
        return id.equals(first.id().toString())
                ? "first"
                : id.equals(second.id().toString()) ? "second" : "refused";
    }

    @ParameterizedTest
    @CsvSource({
        "'', refused second first",
        "?model=slow-chat, refused second",
        "?agent=code-reviewer, refused first",
        "?agent=-, second",
        "?team=team-1&status=ok, first",
        "?status=error, refused",
        "?status=429, refused",
        "?status=unknown, ''",
        "?user=eve&customer=customer%20%E5%8C%97%E4%BA%AC&tag=eu&provider=azure, first",
        "?provider=openai, second first",
        "?deployment=azure-1, first",
        "?session=session-2, second",
        "?q=session-2, second",
        "?q=USED%20UP, refused",
        "?from=2000-01-01&to=2001-01-01, ''",
        "?from=2000-01-01T00:00:00Z, refused second first"
    })
    void narrowsByWhatIsAsked(String query, String expected) {
        assertThat(ids(query).stream().map(this::name).toList())
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    @Test
    void findsByKeyAndById() {
        assertThat(ids("?key=" + key)).hasSize(2);
        assertThat(ids("?q=" + second.id())).containsExactly(second.id().toString());
        assertThat(ids("?key=" + Ids.next())).isEmpty();
    }

    @Test
    void goesThroughAllPagesOnce() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonObject page = asAdmin.get("/api/v1/traces?limit=1" + cursor).json();
            page.getJsonArray("items").getValuesAs(JsonObject.class).forEach(item -> seen.add(item.getString("id")));
            cursor = page.get("next") instanceof JsonString next ? "&cursor=" + next.getString() : "";
        } while (!cursor.isEmpty());
        assertThat(seen)
                .containsExactly(
                        refused.id().toString(),
                        second.id().toString(),
                        first.id().toString());
    }

    @Test
    void countsOnlyTheAttemptsOfTheAskedProvider() {
        JsonObject azure = asAdmin.get("/api/v1/traces?provider=azure")
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(azure.getInt("input")).isZero();
        JsonObject openai = asAdmin.get("/api/v1/traces?provider=openai&model=fast-chat")
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(openai.getInt("input")).isEqualTo(1_000);
        assertThat(openai.getJsonNumber("cost").bigDecimalValue()).isEqualByComparingTo(new BigDecimal("0.0032500001"));
    }

    @Test
    void showsACallWithItsAttempts() {
        JsonObject trace = asAdmin.get("/api/v1/traces/" + first.id()).json();
        assertThat(trace.getJsonObject("call").getString("model")).isEqualTo("fast-chat");
        assertThat(trace.getJsonObject("parameters")
                        .getJsonNumber("temperature")
                        .doubleValue())
                .isEqualTo(0.2);
        assertThat(trace.getJsonArray("attempts").getValuesAs(JsonObject.class))
                .extracting(attempt -> attempt.getString("outcome"))
                .containsExactly("failed", "served");
        assertThat(trace.getJsonArray("payloads").getJsonObject(0).getString("kind"))
                .isEqualTo("request");
        assertThat(Wired.bean(ModelCalls.class).one(admin, first.id()).attempts())
                .isEqualTo(first.attempts());
    }

    @Test
    void handsOutPayloadsOnlyToWhomMayReadThem() {
        String path = "/api/v1/traces/" + first.id() + "/payloads/request";
        assertThat(asAdmin.get(path).body()).isEqualTo("hello");
        assertThat(asAdmin.get("/api/v1/traces/" + first.id() + "/payloads/response")
                        .status())
                .isEqualTo(404);
        Api author = SampleCalls.api(guild.user(Role.AUTHOR));
        assertThat(author.get("/api/v1/traces/" + first.id()).status()).isEqualTo(200);
        assertThat(author.get(path).status()).isEqualTo(403);
        assertThat(SampleCalls.api(guild.user(Role.VIEWER))
                        .get("/api/v1/traces")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void anotherTenantFindsNothing() {
        Api stranger = SampleCalls.api(new Guild().user(Role.ADMINISTRATOR));
        assertThat(stranger.get("/api/v1/traces?q=" + first.id()).body())
                .doesNotContain(first.id().toString());
        assertThat(stranger.get("/api/v1/traces?key=" + key).body())
                .doesNotContain(first.id().toString());
        assertThat(stranger.get("/api/v1/traces/" + first.id()).status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/traces/" + first.id() + "/payloads/request")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"key=sk-1", "status=bad", "from=yesterday", "to=2026-13-01", "limit=many", "limit=0", "cursor=x"})
    void saysWhatItCannotRead(String query) {
        Api.Answer answer = asAdmin.get("/api/v1/traces?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("detail")).contains(query.substring(0, query.indexOf('=')));
    }
}
