package dev.guildhall.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.identity.Role;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.registry.Guild;
import dev.guildhall.runlog.Attempt;
import dev.guildhall.runlog.CallOrigin;
import dev.guildhall.runlog.RecordedCalls;
import dev.guildhall.runlog.SampleCalls;
import dev.guildhall.wired.Api;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What keys and models tell spend through its ports. */
class SpendPortsTest {
    private final Actor admin = new Guild().user(Role.ADMINISTRATOR);
    private final Api api = SampleCalls.api(admin);

    private JsonArray array(Api as, String path) {
        Api.Answer answer = as.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readArray();
        }
    }

    @Test
    void keysAreListedWithAllThatIsKnownAndWhatTheirCallsSumTo() throws Exception {
        String team = api.post("/team/new", "{\"team_alias\":\"The Platform\"}")
                .json()
                .getString("team_id");
        JsonObject used = api.post(
                        "/key/generate", "{\"key_alias\":\"used\",\"max_budget\":100,\"team_id\":\"" + team + "\"}")
                .json();
        JsonObject idle = api.post("/key/generate", "{\"key_alias\":\"idle\"}").json();
        String hash = used.getString("token");
        RecordedCalls.record(SampleCalls.call(
                new CallOrigin(
                        admin.organisation(),
                        new UUID(7, 7),
                        hash,
                        "used",
                        Optional.of(team),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()),
                "gpt",
                SampleCalls.attempt("openai", Attempt.Outcome.SERVED, 10, 5, "0.25")));

        JsonArray keys = array(api, "/spend/keys");
        assertThat(keys.getValuesAs(JsonObject.class))
                .extracting(key -> key.getString("key_alias") + " " + key.getJsonNumber("spend"))
                .containsExactly("used 0.25", "idle 0");
        assertThat(keys.getJsonObject(0).getJsonNumber("max_budget").intValue()).isEqualTo(100);
        assertThat(keys.getJsonObject(1).getString("token")).isEqualTo(idle.getString("token"));
        assertThat(keys.toString()).doesNotContain(used.getString("key"));

        assertThat(array(api, "/global/spend/report")
                        .getJsonObject(0)
                        .getJsonArray("teams")
                        .getJsonObject(0)
                        .getString("team_name"))
                .isEqualTo("The Platform");
        assertThat(api.get("/api/v1/spend?by=team")
                        .json()
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("label"))
                .isEqualTo("The Platform");

        EnumSet<Permission> without = EnumSet.copyOf(admin.permissions());
        without.remove(Permission.KEYS_READ);
        Actor reader = new Actor(
                admin.organisation(),
                admin.organisationName(),
                admin.user(),
                admin.login(),
                admin.displayName(),
                admin.role(),
                without,
                Optional.empty());
        assertThat(array(SampleCalls.api(reader), "/spend/keys"))
                .as("who may not read keys sees what was spent, and no more")
                .hasSize(1)
                .allSatisfy(row -> assertThat(row.asJsonObject().keySet())
                        .containsExactlyInAnyOrder("token", "key_name", "key_alias", "spend"));
    }

    @Test
    void whatACallWouldCostIsCalculatedByTheCatalogue() {
        JsonObject cost = api.post(
                        "/spend/calculate",
                        "{\"completion_response\":{\"model\":\"gpt-4o\",\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":100}}}")
                .json();
        assertThat(cost.getJsonNumber("cost").bigDecimalValue()).isEqualByComparingTo("0.0035");
        assertThat(api.post(
                                "/spend/calculate",
                                "{\"model\":\"openai/gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}")
                        .json()
                        .getJsonNumber("cost")
                        .doubleValue())
                .isPositive();
    }
}
