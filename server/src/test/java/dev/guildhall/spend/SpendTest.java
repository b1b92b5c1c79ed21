package dev.guildhall.spend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.identity.Role;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Ids;
import dev.guildhall.registry.Guild;
import dev.guildhall.runlog.Attempt;
import dev.guildhall.runlog.CallOrigin;
import dev.guildhall.runlog.RecordedCalls;
import dev.guildhall.runlog.SampleCalls;
import dev.guildhall.wired.Api;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpendTest {
    private final Actor admin = new Guild().user(Role.ADMINISTRATOR);
    private final Api api = SampleCalls.api(admin);
    private final UUID key = Ids.next();

    @BeforeAll
    void calls() throws Exception {
        CallOrigin origin = SampleCalls.origin(admin.organisation(), key);
        CallOrigin bare = new CallOrigin(
                admin.organisation(),
                Ids.next(),
                SampleCalls.hash(Ids.next()),
                "=bare, \"quoted\"",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        RecordedCalls.record(
                SampleCalls.call(origin),
                SampleCalls.call(
                        origin, "slow-chat", SampleCalls.attempt("openai", Attempt.Outcome.SERVED, 10, 5, "1.25")),
                SampleCalls.call(bare, "slow-chat", SampleCalls.attempt("openai", Attempt.Outcome.SERVED, 1, 1, "0.1")),
                SampleCalls.call(bare, "free", SampleCalls.attempt("ollama", Attempt.Outcome.SERVED, 3, 4, "")),
                SampleCalls.call(bare, "slow-chat"));
    }

    private JsonObject report(String query) {
        Api.Answer answer = api.get("/api/v1/spend" + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static List<JsonObject> lines(JsonObject report) {
        return report.getJsonArray("items").getValuesAs(JsonObject.class);
    }

    /** What the list behind a figure sums to. */
    private BigDecimal sumOfRows(String address) {
        BigDecimal sum = BigDecimal.ZERO;
        Api.Answer answer = api.get(address + "&limit=100");
        assertThat(answer.status()).as(address).isEqualTo(200);
        for (JsonObject row : answer.json().getJsonArray("items").getValuesAs(JsonObject.class)) {
            sum = sum.add(row.getJsonNumber("cost").bigDecimalValue());
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({
        "model, slow-chat=1.35 fast-chat=0.0032500001 free=0",
        "provider, openai=1.3532500001 =0 azure=0 ollama=0",
        "agent, code-reviewer=1.2532500001 =0.1",
        "customer, customer 北京=1.2532500001 =0.1",
        "team, team-1=1.2532500001 =0.1",
        "user, eve=1.2532500001 =0.1",
        "deployment, openai-1=1.3532500001 =0 azure-1=0 ollama-1=0",
        "tag, eu=1.2532500001 nightly=1.2532500001"
    })
    void sumsByEveryDimension(String by, String expected) {
        JsonObject report = report("?by=" + by);
        List<String> found = lines(report).stream()
                .map(line -> line.getString("value") + "="
                        + line.getJsonObject("figures")
                                .getJsonNumber("cost")
                                .bigDecimalValue()
                                .stripTrailingZeros()
                                .toPlainString())
                .toList();
        assertThat(String.join(" ", found)).isEqualTo(expected);
        assertThat(report.getJsonObject("total").getJsonNumber("cost").bigDecimalValue())
                .isEqualByComparingTo("1.3532500001");
        assertThat(report.getJsonObject("total").getInt("calls")).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "model, provider",
        "key, model",
        "team, user",
        "tag, model",
        "day, deployment",
        "month, agent",
        "provider, ''",
        "hash, tag",
        "customer, day"
    })
    void everyFigureOpensTheRowsThatSumToIt(String by, String then) {
        JsonObject report = report("?by=" + by + (then.isEmpty() ? "" : "&then=" + then));
        assertThat(lines(report)).isNotEmpty();
        for (JsonObject line : lines(report)) {
            assertThat(sumOfRows(line.getString("rows")))
                    .as(line.getString("rows"))
                    .isEqualByComparingTo(
                            line.getJsonObject("figures").getJsonNumber("cost").bigDecimalValue());
        }
        assertThat(sumOfRows(report.getString("rows")))
                .isEqualByComparingTo(
                        report.getJsonObject("total").getJsonNumber("cost").bigDecimalValue());
    }

    @Test
    void linesOfRandomCallsSumToTheTotalWhateverTheyAreAskedBy() throws Exception {
        Actor reader = new Guild().user(Role.AUTHOR);
        Random random = new Random(11);
        for (int i = 0; i < 60; i++) {
            CallOrigin origin = new CallOrigin(
                    reader.organisation(),
                    new UUID(7, random.nextInt(3)),
                    SampleCalls.hash(new UUID(8, random.nextInt(3))),
                    "alias",
                    some(random, "team"),
                    some(random, "user"),
                    some(random, "customer"),
                    some(random, "agent"),
                    Optional.empty(),
                    List.of());
            List<Attempt> attempts = new ArrayList<>();
            for (int a = random.nextInt(4); a > 0; a--) {
                attempts.add(SampleCalls.attempt(
                        "p" + random.nextInt(3),
                        Attempt.Outcome.values()[random.nextInt(5)],
                        random.nextInt(100),
                        random.nextInt(100),
                        random.nextInt(5) == 0 ? "" : "0.000" + random.nextInt(1_000)));
            }
            RecordedCalls.record(SampleCalls.call(origin, "m" + random.nextInt(3), attempts.toArray(new Attempt[0])));
        }
        Api as = SampleCalls.api(reader);
        for (String by : List.of(
                "day",
                "month",
                "key",
                "hash",
                "team",
                "user",
                "customer",
                "agent",
                "model",
                "provider",
                "deployment")) {
            JsonObject report = as.get("/api/v1/spend?by=" + by + "&then=" + (by.equals("model") ? "team" : "model"))
                    .json();
            for (String figure :
                    List.of("calls", "failed", "attempts", "input", "output", "cost", "unpriced", "reasoning")) {
                BigDecimal sum = lines(report).stream()
                        .map(line -> line.getJsonObject("figures")
                                .getJsonNumber(figure)
                                .bigDecimalValue())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                assertThat(sum)
                        .as(by + " " + figure)
                        .isEqualByComparingTo(report.getJsonObject("total")
                                .getJsonNumber(figure)
                                .bigDecimalValue());
            }
        }
        assertThat(as.get("/api/v1/spend").json().getJsonObject("total").getInt("calls"))
                .isEqualTo(60);
    }

    private static Optional<String> some(Random random, String name) {
        return random.nextInt(3) == 0 ? Optional.empty() : Optional.of(name + random.nextInt(2));
    }

    @Test
    void narrowsByValuesAndByNone() {
        assertThat(lines(report("?by=model&team=team-1"))).hasSize(2);
        assertThat(report("?by=model&team=-").getJsonObject("total").getInt("calls"))
                .isEqualTo(3);
        assertThat(report("?by=model&tag=eu").getJsonObject("total").getInt("calls"))
                .isEqualTo(2);
        assertThat(report("?by=model&key=" + key).getJsonObject("total").getInt("calls"))
                .isEqualTo(2);
        assertThat(lines(report("?from=2001-01-01&to=2001-02-01"))).isEmpty();
        JsonObject unpriced = lines(report("?by=model&model=free")).getFirst().getJsonObject("figures");
        assertThat(unpriced.getInt("unpriced")).isEqualTo(1);
        assertThat(lines(report("?by=key&team=team-1")).getFirst().getString("label"))
                .isEqualTo("alias of " + key);
    }

    @Test
    void goesThroughAllLinesOnce() {
        JsonObject first = report("?by=model&limit=2");
        JsonObject second = report("?by=model&limit=2&cursor=" + first.getString("next"));
        assertThat(lines(first)).hasSize(2);
        assertThat(lines(second)).extracting(line -> line.getString("value")).containsExactly("free");
        assertThat(second.containsKey("next")).isFalse();
    }

    @Test
    void writesCsvThatNoSpreadsheetTakesForAFormula() {
        Api.Answer csv = api.get("/api/v1/spend.csv?by=key&then=model");
        assertThat(csv.header("Content-Type")).contains("text/csv;charset=utf-8");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        assertThat(csv.header("Content-Disposition"))
                .contains("attachment; filename=\"spend-%s-%s.csv\"".formatted(today.withDayOfMonth(1), today));
        List<String> lines = csv.body().lines().toList();
        assertThat(lines.getFirst())
                .isEqualTo(
                        "key,name,model,name of model,calls,failed,attempts,input tokens,output tokens,cache read tokens,cache write tokens,reasoning tokens,cost USD,attempts without price");
        assertThat(lines.get(1)).isEqualTo(key + ",alias of " + key + ",slow-chat,,1,0,1,10,5,5,3,2,1.25,0");
        assertThat(lines.get(3)).contains(",\"'=bare, \"\"quoted\"\"\",slow-chat,,2,0,1,");
        assertThat(lines).hasSize(5);
        assertThat(api.with("Accept", "text/csv")
                        .get("/api/v1/spend?by=key&then=model")
                        .body())
                .isEqualTo(csv.body());
    }

    @Test
    void anotherTenantAndAViewerFindNothing() {
        JsonObject other = SampleCalls.api(new Guild().user(Role.ADMINISTRATOR))
                .get("/api/v1/spend?by=key")
                .json();
        assertThat(lines(other)).isEmpty();
        assertThat(other.getJsonObject("total").getInt("calls")).isZero();
        assertThat(SampleCalls.api(new Guild().user(Role.VIEWER))
                        .get("/api/v1/spend")
                        .status())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "by=colour, team",
        "by=model&then=model, then",
        "from=2026-02-01&to=2026-01-01, before",
        "from=x, from",
        "from=2001-01-01, longer",
        "limit=0, limit",
        "cursor=zzz, cursor"
    })
    void saysWhatItCannotRead(String query, String said) {
        Api.Answer answer = api.get("/api/v1/spend?" + query);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().getString("detail")).contains(said);
    }
}
