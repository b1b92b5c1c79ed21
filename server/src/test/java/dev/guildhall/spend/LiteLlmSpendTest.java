package dev.guildhall.spend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.identity.Role;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Ids;
import dev.guildhall.registry.Guild;
import dev.guildhall.runlog.Attempt;
import dev.guildhall.runlog.CallOrigin;
import dev.guildhall.runlog.ModelCall;
import dev.guildhall.runlog.RecordedCalls;
import dev.guildhall.runlog.SampleCalls;
import dev.guildhall.wired.Api;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiteLlmSpendTest {
    private final Actor admin = new Guild().user(Role.ADMINISTRATOR);
    private final Api api = SampleCalls.api(admin);
    private final UUID key = Ids.next();
    private final String hash = SampleCalls.hash(key);
    private final String today = LocalDate.now(ZoneOffset.UTC).toString();
    private final String yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1).toString();
    private final CallOrigin origin = SampleCalls.origin(admin.organisation(), key);
    private final ModelCall served =
            SampleCalls.call(origin, "gpt", SampleCalls.attempt("openai", Attempt.Outcome.SERVED, 700, 200, "0.75"));
    private final ModelCall other = SampleCalls.call(
            new CallOrigin(
                    admin.organisation(),
                    Ids.next(),
                    SampleCalls.hash(Ids.next()),
                    "b",
                    Optional.empty(),
                    Optional.of("bob"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of("eu")),
            "claude",
            SampleCalls.attempt("anthropic", Attempt.Outcome.SERVED, 10, 20, "2"));

    @BeforeAll
    void twoCalls() throws Exception {
        RecordedCalls.record(served, other);
    }

    private JsonValue get(String path) {
        Api.Answer answer = api.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readValue();
        }
    }

    /** The members that the figures' days and ids vary in are written as such. */
    private JsonValue expected(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json.replace('\'', '"')
                .replace("HASH", hash)
                .replace("OTHER", other.origin().keyHash())
                .replace("YESTERDAY", yesterday)
                .replace("TODAY", today)))) {
            return reader.readValue();
        }
    }

    @Test
    void keysBySpend() {
        JsonArray rows = get("/spend/keys").asJsonArray();
        assertThat(rows.getValuesAs(JsonObject.class))
                .extracting(row -> row.getString("token"))
                .containsExactly(other.origin().keyHash(), hash);
        assertThat(rows.getJsonObject(0).getInt("spend")).isEqualTo(2);
        assertThat(get("/spend/keys?limit=1").asJsonArray()).hasSize(1);
    }

    @Test
    void usersAndTagsBySpend() {
        assertThat(get("/spend/users").asJsonArray().getValuesAs(JsonObject.class))
                .extracting(row -> row.getString("user_id") + " " + row.getJsonNumber("spend"))
                .containsExactly("bob 2", "eve 0.75");
        assertThat(get("/spend/users?user_id=eve").asJsonArray()).hasSize(1);
        assertThat(get("/spend/tags"))
                .isEqualTo(
                        expected(
                                "[{'individual_request_tag':'eu','log_count':2,'total_spend':2.75},{'individual_request_tag':'nightly','log_count':1,'total_spend':0.75}]"));
    }

    @Test
    void logsSummedForEachDayAlsoForEmptyOnes() {
        assertThat(get("/spend/logs?start_date=" + yesterday + "&end_date=" + today))
                .isEqualTo(expected("""
                        [{'startTime':'YESTERDAY','spend':0,'users':{},'models':{}},
                         {'startTime':'TODAY','spend':2.75,'users':{'bob':2,'eve':0.75},'models':{'claude':2,'gpt':0.75},'OTHER':2,'HASH':0.75}]"""));
        assertThat(get("/spend/logs?start_date=" + today + "&end_date=" + today + "&api_key=" + hash))
                .isEqualTo(expected(
                        "[{'startTime':'TODAY','spend':0.75,'users':{'eve':0.75},'models':{'gpt':0.75},'HASH':0.75}]"));
    }

    @Test
    void logsOfEachCallInLiteLlmsWords() {
        JsonArray rows = get("/spend/logs?user_id=eve").asJsonArray();
        assertThat(rows).hasSize(1);
        JsonObject row = rows.getJsonObject(0);
        assertThat(row.keySet())
                .isEqualTo(Set.of(
                        "request_id,call_type,api_key,spend,total_tokens,prompt_tokens,completion_tokens,startTime,endTime,completionStartTime,model,model_id,model_group,custom_llm_provider,api_base,user,metadata,cache_hit,cache_key,request_tags,team_id,end_user,requester_ip_address,messages,response,session_id,status"
                                .split(",")));
        assertThat(row.getString("request_id")).isEqualTo(served.id().toString());
        assertThat(row.getString("api_key")).isEqualTo(hash);
        assertThat(row.getInt("total_tokens")).isEqualTo(900);
        assertThat(row.getString("status")).isEqualTo("success");
        assertThat(get("/spend/logs?request_id=" + other.id() + "&start_date=" + today + "&end_date=" + today)
                        .asJsonArray())
                .hasSize(1);
        assertThat(get("/spend/logs?api_key=" + hash + "&summarize=false&start_date=" + today + "&end_date=" + today)
                        .asJsonArray())
                .hasSize(1);
        JsonObject page = get("/spend/logs/ui?page=2&page_size=1").asJsonObject();
        assertThat(page.getJsonArray("data").getJsonObject(0).getString("request_id"))
                .isEqualTo(served.id().toString());
        assertThat(page.getInt("total")).isEqualTo(2);
        assertThat(page.getInt("total_pages")).isEqualTo(2);
        assertThat(page.getInt("page_size")).isEqualTo(1);
    }

    @Test
    void reportsByTeamCustomerAndKey() {
        String range = "start_date=" + today + "&end_date=" + today;
        assertThat(get("/global/spend/report?" + range)).isEqualTo(expected("""
                [{'group_by_day':'TODAY','teams':[
                  {'team_name':'Unassigned','total_spend':2,'metadata':[{'model':'claude','spend':2,'total_tokens':30,'api_key':'OTHER'}]},
                  {'team_name':'team-1','total_spend':0.75,'metadata':[{'model':'gpt','spend':0.75,'total_tokens':900,'api_key':'HASH'}]}]}]"""));
        assertThat(get("/global/spend/report?group_by=customer&" + range
                        + "&customer_id=customer%20%E5%8C%97%E4%BA%AC"))
                .isEqualTo(expected("""
                [{'group_by_day':'TODAY','customers':[
                  {'customer':'customer 北京','total_spend':0.75,'metadata':[{'model':'gpt','spend':0.75,'total_tokens':900,'api_key':'HASH'}]}]}]"""));
        assertThat(get("/global/spend/report?api_key=" + hash + "&" + range)).isEqualTo(expected("""
                [{'api_key':'HASH','total_cost':0.75,'total_input_tokens':700,'total_output_tokens':200,
                  'model_details':[{'model':'gpt','total_cost':0.75,'total_input_tokens':700,'total_output_tokens':200}]}]"""));
        assertThat(get("/global/spend/report?internal_user_id=bob&" + range).asJsonArray())
                .hasSize(1);
    }

    @Test
    void activityOfDays() {
        JsonObject activity = get("/global/activity?start_date=" + yesterday + "&end_date=" + today)
                .asJsonObject();
        assertThat(activity.getInt("sum_api_requests")).isEqualTo(2);
        assertThat(activity.getInt("sum_total_tokens")).isEqualTo(930);
        assertThat(activity.getJsonArray("daily_data").getJsonObject(0).keySet())
                .containsExactlyInAnyOrder("date", "api_requests", "total_tokens");

        JsonObject daily = get("/user/daily/activity?start_date=" + today + "&end_date=" + today)
                .asJsonObject();
        JsonObject day = daily.getJsonArray("results").getJsonObject(0);
        assertThat(day.getString("date")).isEqualTo(today);
        assertThat(day.getJsonObject("metrics").getJsonNumber("spend").bigDecimalValue())
                .isEqualByComparingTo("2.75");
        assertThat(day.getJsonObject("breakdown").getJsonObject("models").keySet())
                .containsExactlyInAnyOrder("gpt", "claude");
        assertThat(day.getJsonObject("breakdown")
                        .getJsonObject("api_keys")
                        .getJsonObject(hash)
                        .getJsonObject("metadata")
                        .getString("key_alias"))
                .isEqualTo("alias of " + key);
        assertThat(day.getJsonObject("breakdown")
                        .getJsonObject("providers")
                        .getJsonObject("anthropic")
                        .getJsonObject("metrics")
                        .getInt("api_requests"))
                .isEqualTo(1);
        assertThat(daily.getJsonObject("metadata").getInt("total_pages")).isEqualTo(1);
        assertThat(get("/user/daily/activity?page=2").asJsonObject().getJsonArray("results"))
                .isEmpty();
    }

    @Test
    void errorsWearLiteLlmsForm() {
        Api.Answer reset = api.post("/global/spend/reset", "{}");
        assertThat(reset.status()).isEqualTo(501);
        JsonObject error = reset.json().getJsonObject("error");
        assertThat(error.getString("type")).isEqualTo("internal_server_error");
        assertThat(error.getString("code")).isEqualTo("501");
        assertThat(error.isNull("param")).isTrue();
        assertThat(error.getString("message")).contains("temp_budget_increase");
        assertThat(Api.anonymous()
                        .get("/spend/keys")
                        .json()
                        .getJsonObject("error")
                        .getString("code"))
                .isEqualTo("401");
        assertThat(api.get("/spend/logs?start_date=soon&end_date=" + today)
                        .json()
                        .getJsonObject("error")
                        .getString("param"))
                .isEqualTo("start_date");
        assertThat(api.get("/global/spend/report?group_by=colour").status()).isEqualTo(400);
        assertThat(api.post("/spend/calculate", "{}")
                        .json()
                        .getJsonObject("error")
                        .getString("param"))
                .isEqualTo("model");
        assertThat(api.post("/spend/calculate", "nonsense").status()).isEqualTo(400);
        assertThat(api.post("/spend/calculate", "{\"model\":\"no-such-model-anywhere\",\"messages\":[]}")
                        .json()
                        .getJsonObject("error")
                        .getString("message"))
                .contains("no-such-model-anywhere");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/spend/keys",
                "/spend/users",
                "/spend/tags",
                "/spend/logs",
                "/spend/logs/ui",
                "/global/spend/report",
                "/global/activity",
                "/user/daily/activity"
            })
    void anotherTenantAndAViewerFindNothing(String path) {
        Api.Answer answer =
                SampleCalls.api(new Guild().user(Role.ADMINISTRATOR)).get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .doesNotContain(hash)
                .doesNotContain("eve")
                .doesNotContain(served.id().toString());
        assertThat(SampleCalls.api(new Guild().user(Role.VIEWER)).get(path).status())
                .isEqualTo(403);
    }
}
