package dev.guildhall.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.identity.Role;
import dev.guildhall.wired.Api;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Our own addresses of keys and budgets. */
class KeysApiTest {
    private final KeyWorld world = new KeyWorld();
    private final Api api = world.api;

    private JsonObject make(String body) {
        Api.Answer answer = api.post("/api/v1/keys", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    @Test
    void aKeyIsMadeReadChangedRenewedAndRemoved() {
        JsonObject made = make(
                "{\"alias\":\"ci\",\"agent\":\"reviewer\",\"models\":[\"gpt-4o\"],\"limits\":{\"maxBudget\":2.5,\"period\":\"daily\"},\"metadata\":{\"a\":1}}");
        String id = made.getJsonObject("row").getString("id");
        world.admitted(made.getString("key"));

        Api.Answer one = api.get("/api/v1/keys/" + id);
        assertThat(one.body()).doesNotContain(made.getString("key").substring(3, 40));
        JsonObject row = one.json();
        assertThat(row.getJsonObject("budget").getJsonObject("limits").toString())
                .isEqualTo("{\"maxBudget\":2.5,\"period\":\"1d\",\"others\":[]}");
        String tag = one.header("ETag").orElseThrow();
        assertThat(api.with("If-Match", "\"99\"")
                        .put("/api/v1/keys/" + id, "{}")
                        .status())
                .isEqualTo(412);
        assertThat(api.with("If-Match", tag)
                        .put("/api/v1/keys/" + id, "{\"alias\":\"ci2\",\"blocked\":true}")
                        .json()
                        .getJsonObject("fields")
                        .getString("alias"))
                .isEqualTo("ci2");
        assertThat(api.post("/api/v1/keys/" + id + "/renew", "{\"graceSeconds\":60}")
                        .json()
                        .getString("key"))
                .startsWith("sk-");
        assertThat(api.get("/api/v1/audit?target=" + id).body())
                .contains("gateway-key.created")
                .contains("gateway-key.blocked")
                .contains("gateway-key.renewed");
        assertThat(api.delete("/api/v1/keys/" + id).status()).isEqualTo(204);
        assertThat(api.get("/api/v1/keys/" + id).status()).isEqualTo(404);
    }

    @Test
    void listsReadOnByCursorAndFilter() {
        for (int i = 0; i < 3; i++) {
            make("{\"alias\":\"k" + i + "\",\"agent\":\"a" + i + "\"}");
        }
        JsonObject first = api.get("/api/v1/keys?limit=2").json();
        assertThat(first.getJsonArray("items")).hasSize(2);
        JsonObject second = api.get("/api/v1/keys?limit=2&cursor=" + first.getString("next"))
                .json();
        assertThat(second.getJsonArray("items")).hasSize(1);
        assertThat(second.containsKey("next")).isFalse();
        assertThat(api.get("/api/v1/keys?agent=a1").json().getJsonArray("items"))
                .hasSize(1);
        assertThat(api.get("/api/v1/keys?cursor=abc").status()).isEqualTo(400);

        JsonObject budgets = api.get("/api/v1/budgets?kind=key&limit=2").json();
        assertThat(api.get("/api/v1/budgets?limit=2&cursor=" + budgets.getString("next"))
                        .json()
                        .getJsonArray("items"))
                .hasSize(1);
    }

    @Test
    void budgetsOfAgentsAndTheOrganisationAreSetByName() {
        for (String path : List.of("agent/reviewer", "organisation/-")) {
            String address = "/api/v1/budgets/" + path;
            assertThat(api.get(address).status()).isEqualTo(404);
            Api.Answer made = api.with("If-None-Match", "*").put(address, "{\"maxBudget\":10,\"period\":\"monthly\"}");
            assertThat(made.status()).as(made.body()).isEqualTo(200);
            assertThat(api.with("If-None-Match", "*").put(address, "{}").status())
                    .isEqualTo(412);
            assertThat(api.with("If-Match", "\"1\"")
                            .put(address, "{\"maxBudget\":20}")
                            .json()
                            .getInt("revision"))
                    .isEqualTo(2);
            assertThat(api.delete(address).status()).isEqualTo(204);
            assertThat(api.get(address).status()).isEqualTo(404);
        }
        assertThat(api.put("/api/v1/budgets/team/nobody", "{}").status()).isEqualTo(404);
        assertThat(api.put("/api/v1/budgets/nothing/x", "{}").status()).isEqualTo(404);
        assertThat(api.put("/api/v1/budgets/agent/x", "{\"period\":\"often\"}").status())
                .isEqualTo(422);
        assertThat(KeyWorld.api(world.guild.user(Role.AUTHOR))
                        .put("/api/v1/budgets/agent/x", "{}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aKeysBudgetIsSetHereToo() {
        String id = make("{}").getJsonObject("row").getString("id");
        assertThat(api.put("/api/v1/budgets/key/" + id, "{\"requestsPerMinute\":2}")
                        .status())
                .isEqualTo(200);
        assertThat(api.get("/api/v1/keys/" + id)
                        .json()
                        .getJsonObject("budget")
                        .getJsonObject("limits")
                        .getInt("requestsPerMinute"))
                .isEqualTo(2);
        assertThat(api.delete("/api/v1/budgets/key/" + id).status()).isEqualTo(204);
        assertThat(api.get("/api/v1/budgets/key/" + id)
                        .json()
                        .getJsonObject("limits")
                        .toString())
                .isEqualTo("{\"others\":[]}");
        assertThat(new KeyWorld().api.get("/api/v1/keys/" + id).status()).isEqualTo(404);
        assertThat(new KeyWorld().api.delete("/api/v1/keys/" + id).status()).isEqualTo(404);
        assertThat(new KeyWorld().api.put("/api/v1/keys/" + id, "{}").status()).isEqualTo(404);
        assertThat(new KeyWorld()
                        .api
                        .post("/api/v1/keys/" + id + "/renew", "{}")
                        .status())
                .isEqualTo(404);
    }
}
