package dev.guildhall.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.wired.Api;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Teams, users, customers and budget plans in LiteLLM's shapes. */
class HolderManagementTest {
    private final KeyWorld world = new KeyWorld();
    private final Api api = world.api;

    private JsonObject post(String path, String body) {
        Api.Answer answer = api.post(path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static JsonArray array(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readArray();
        }
    }

    @Test
    void aTeamHasMembersKeysAndABudget() {
        JsonObject team = post("/team/new", """
                {"team_alias": "Operations", "team_id": "ops/1", "max_budget": 50, "budget_duration": "7d", "models": ["gpt-*"],
                 "team_member_budget": 5, "members_with_roles": [{"role": "admin", "user_id": "eve"}], "metadata": {"cost": "c1"},
                 "model_aliases": {"fast": "gpt-4o"}}""");
        assertThat(team.getString("team_id")).isEqualTo("ops/1");
        assertThat(team.keySet())
                .contains(
                        "team_alias",
                        "admins",
                        "members",
                        "members_with_roles",
                        "metadata",
                        "tpm_limit",
                        "rpm_limit",
                        "max_budget",
                        "budget_duration",
                        "models",
                        "blocked",
                        "spend",
                        "max_parallel_requests",
                        "budget_reset_at",
                        "model_id",
                        "litellm_model_table",
                        "object_permission_id",
                        "created_at",
                        "updated_at");
        assertThat(team.getJsonArray("admins").toString()).isEqualTo("[\"eve\"]");

        post("/team/member_add", "{\"team_id\":\"ops/1\",\"member\":[{\"user_id\":\"bob\"}],\"max_budget_in_team\":2}");
        assertThat(api.get("/api/v1/budgets/member/ops/1/bob")
                        .json()
                        .getJsonObject("limits")
                        .getInt("maxBudget"))
                .isEqualTo(2);
        assertThat(api.get("/api/v1/budgets/member/ops/1/eve")
                        .json()
                        .getJsonObject("limits")
                        .getInt("maxBudget"))
                .isEqualTo(5);

        String key = post("/key/generate", "{\"team_id\":\"ops/1\",\"user_id\":\"bob\"}")
                .getString("key");
        Caller caller = world.admitted(key);
        assertThat(caller.aliases()).containsEntry("fast", "gpt-4o");
        assertThat(caller.accounts()).hasSize(5);
        JsonObject info = api.get("/team/info?team_id=ops/1").json();
        assertThat(info.getJsonObject("team_info").getJsonArray("members").toString())
                .isEqualTo("[\"bob\",\"eve\"]");
        assertThat(info.getJsonArray("keys")).hasSize(1);

        post("/team/member_delete", "{\"team_id\":\"ops/1\",\"user_id\":\"bob\"}");
        assertThat(post("/team/update", "{\"team_id\":\"ops/1\",\"max_budget\":60}")
                        .getJsonObject("data")
                        .getJsonNumber("max_budget")
                        .toString())
                .isEqualTo("60.0");
        assertThat(post("/team/block", "{\"team_id\":\"ops/1\"}").getBoolean("blocked"))
                .isTrue();
        assertThat(array(api.get("/team/list").body())).hasSize(1);
        assertThat(api.post("/team/delete", "{\"team_ids\":[\"ops/1\"]}")
                        .json()
                        .getJsonObject("error")
                        .getString("message"))
                .isEqualTo("1 keys belong to the team ops/1. Delete them, or give them to somebody else first.");
        post("/key/delete", "{\"keys\":[\"" + key + "\"]}");
        post("/team/delete", "{\"team_ids\":[\"ops/1\"]}");
        assertThat(api.get("/team/info?team_id=ops/1").status()).isEqualTo(404);
    }

    @Test
    void aNewUserGetsAKeyUnlessNot() {
        post("/team/new", "{\"team_id\":\"ops\"}");
        JsonObject user = post(
                "/user/new",
                "{\"user_id\":\"eve\",\"user_email\":\"eve@acme.example\",\"max_budget\":3,\"teams\":[\"ops\"]}");
        assertThat(world.admitted(user.getString("key")).user()).contains("eve");
        assertThat(user.getJsonArray("teams").toString()).isEqualTo("[\"ops\"]");
        JsonObject info = api.get("/user/info?user_id=eve").json();
        assertThat(info.getJsonObject("user_info").getString("user_email")).isEqualTo("eve@acme.example");
        assertThat(info.getJsonArray("keys")).hasSize(1);
        assertThat(info.getJsonArray("teams")).hasSize(1);
        assertThat(post("/user/new", "{\"user_id\":\"bob\",\"auto_create_key\":false}")
                        .isNull("key"))
                .isTrue();
        assertThat(post("/user/update", "{\"user_id\":\"bob\",\"user_alias\":\"Bob\"}")
                        .getJsonObject("data")
                        .getString("user_alias"))
                .isEqualTo("Bob");
        assertThat(api.get("/user/list").json().getJsonArray("users")).hasSize(2);
        assertThat(post("/user/delete", "{\"user_ids\":[\"bob\"]}").toString())
                .isEqualTo("{\"deleted_users\":[\"bob\"]}");
        assertThat(api.post("/user/new", "{\"user_id\":\"eve\"}").status()).isEqualTo(400);
    }

    @Test
    void customersHaveBudgetsAndAreBlocked() {
        post("/budget/new", "{\"budget_id\":\"free\",\"max_budget\":0.5,\"budget_duration\":\"1d\",\"rpm_limit\":3}");
        JsonObject made = post("/customer/new", "{\"user_id\":\"c1\",\"alias\":\"Acme\",\"budget_id\":\"free\"}");
        assertThat(made.getJsonNumber("max_budget").toString()).isEqualTo("0.5");
        assertThat(made.getInt("rpm_limit")).isEqualTo(3);
        assertThat(api.get("/end_user/info?end_user_id=c1").json().getString("alias"))
                .isEqualTo("Acme");
        assertThat(post("/end_user/block", "{\"user_ids\":[\"c1\"]}")
                        .getJsonArray("blocked_users")
                        .getJsonObject(0)
                        .getBoolean("blocked"))
                .isTrue();
        assertThat(post("/customer/update", "{\"user_id\":\"c1\",\"max_budget\":2,\"blocked\":false}")
                        .getJsonNumber("max_budget")
                        .toString())
                .isEqualTo("2.0");
        assertThat(array(api.get("/customer/list").body())).hasSize(1);

        post("/budget/update", "{\"budget_id\":\"free\",\"rpm_limit\":9}");
        assertThat(api.get("/customer/info?end_user_id=c1").json().getInt("rpm_limit"))
                .isEqualTo(9);
        assertThat(array(api.post("/budget/info", "{\"budgets\":[\"free\"]}").body())
                        .getJsonObject(0)
                        .getString("budget_duration"))
                .isEqualTo("1d");
        assertThat(array(api.get("/budget/list").body())).hasSize(1);
        assertThat(api.post("/budget/delete", "{\"id\":\"free\"}").status()).isEqualTo(400);
        post("/customer/delete", "{\"user_ids\":[\"c1\"]}");
        post("/budget/delete", "{\"id\":\"free\"}");
    }

    @Test
    void anotherOrganisationSeesNoneOfThem() {
        post("/team/new", "{\"team_id\":\"ops\",\"team_alias\":\"A-secret\"}");
        post("/user/new", "{\"user_id\":\"eve\",\"user_alias\":\"A-secret\"}");
        post("/customer/new", "{\"user_id\":\"c1\",\"alias\":\"A-secret\"}");
        post("/budget/new", "{\"budget_id\":\"free\"}");
        Api foreign = new KeyWorld().api;
        for (String path : List.of(
                "/team/list", "/user/list", "/customer/list", "/budget/list", "/api/v1/budgets", "/api/v1/keys")) {
            Api.Answer answer = foreign.get(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).doesNotContain("A-secret").doesNotContain("free");
        }
        for (String path : List.of(
                "/team/info?team_id=ops",
                "/user/info?user_id=eve",
                "/customer/info?end_user_id=c1",
                "/api/v1/budgets/team/ops",
                "/api/v1/budgets/organisation/" + world.guild.id)) {
            assertThat(foreign.get(path).status()).as(path).isEqualTo(404);
        }
        for (String[] call : new String[][] {
            {"/team/update", "{\"team_id\":\"ops\"}"},
            {"/team/block", "{\"team_id\":\"ops\"}"},
            {"/team/delete", "{\"team_ids\":[\"ops\"]}"},
            {"/team/member_add", "{\"team_id\":\"ops\",\"member\":{\"user_id\":\"x\"}}"},
            {"/team/member_delete", "{\"team_id\":\"ops\",\"user_id\":\"eve\"}"},
            {"/user/update", "{\"user_id\":\"eve\"}"},
            {"/user/delete", "{\"user_ids\":[\"eve\"]}"},
            {"/customer/update", "{\"user_id\":\"c1\"}"},
            {"/customer/block", "{\"user_ids\":[\"c1\"]}"},
            {"/customer/delete", "{\"user_ids\":[\"c1\"]}"},
            {"/budget/update", "{\"budget_id\":\"free\"}"},
            {"/budget/info", "{\"budgets\":[\"free\"]}"},
            {"/budget/delete", "{\"id\":\"free\"}"},
            {"/key/generate", "{\"team_id\":\"ops\"}"},
            {"/key/generate", "{\"budget_id\":\"free\"}"}
        }) {
            assertThat(foreign.post(call[0], call[1]).status()).as(call[0]).isEqualTo(404);
        }
        post("/team/update", "{\"team_id\":\"ops\"}");
    }
}
