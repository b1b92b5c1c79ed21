package dev.guildhall.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.identity.Role;
import dev.guildhall.wired.Api;
import dev.guildhall.wired.Wired;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What LiteLLM's clients send and read at {@code /key/*}. */
class KeyManagementTest {
    private final KeyWorld world = new KeyWorld();
    private final Api api = world.api;

    private JsonObject generate(String body) {
        Api.Answer answer = api.post("/key/generate", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    /** {@code curl -d} says that it sends a form. */
    @Test
    void theWellKnownCallAnswers() {
        Api.Answer answer = api.call(
                "POST",
                "/key/generate",
                "{\"max_budget\": 100.0, \"budget_duration\": \"monthly\"}".getBytes(StandardCharsets.UTF_8),
                "application/x-www-form-urlencoded");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonObject made = answer.json();
        assertThat(made.getJsonNumber("max_budget").bigDecimalValue()).isEqualByComparingTo("100");
        assertThat(made.getString("budget_duration")).isEqualTo("1mo");
        assertThat(made.getString("budget_reset_at")).endsWith("-01T00:00:00Z");
        assertThat(made.getString("token")).isEqualTo(KeyText.hash(made.getString("key")));
        assertThat(made.keySet())
                .contains(
                        "key",
                        "key_name",
                        "token",
                        "token_id",
                        "key_type",
                        "expires",
                        "user_id",
                        "organization_id",
                        "project_id",
                        "litellm_budget_table",
                        "created_by",
                        "updated_by",
                        "created_at",
                        "updated_at");
        assertThat(made.isNull("user_id")).isTrue();
        world.admitted(made.getString("key"));
    }

    @Test
    void infoHasTheMembersThatClientsRead() {
        JsonObject made = generate(
                "{\"key_alias\":\"ci\",\"metadata\":{\"team\":\"x\",\"tags\":[\"a\"]},\"models\":[\"gpt-4o\"]}");
        for (String named : List.of(made.getString("key"), made.getString("token"))) {
            JsonObject answer = api.get("/key/info?key=" + named).json();
            assertThat(answer.getString("key")).isEqualTo(named);
            JsonObject info = answer.getJsonObject("info");
            assertThat(info.keySet())
                    .contains(
                            "key_name",
                            "key_alias",
                            "soft_budget_cooldown",
                            "spend",
                            "expires",
                            "models",
                            "aliases",
                            "config",
                            "router_settings",
                            "user_id",
                            "team_id",
                            "agent_id",
                            "project_id",
                            "organization_id",
                            "permissions",
                            "max_parallel_requests",
                            "metadata",
                            "blocked",
                            "tpm_limit",
                            "rpm_limit",
                            "max_budget",
                            "budget_duration",
                            "budget_reset_at",
                            "allowed_cache_controls",
                            "allowed_routes",
                            "policies",
                            "access_group_ids",
                            "model_spend",
                            "model_max_budget",
                            "budget_id",
                            "object_permission_id",
                            "litellm_budget_table",
                            "created_at",
                            "created_by",
                            "updated_at",
                            "updated_by");
            assertThat(info.getString("key_alias")).isEqualTo("ci");
            assertThat(info.getJsonNumber("spend").toString()).isEqualTo("0.0");
            assertThat(info.getJsonObject("metadata").getString("team")).isEqualTo("x");
            assertThat(info.getJsonArray("tags").getString(0)).isEqualTo("a");
            assertThat(answer.toString()).doesNotContain(made.getString("key").substring(3, 30) + "\"");
        }
    }

    @Test
    void everyLimitComesBackAsGiven() {
        JsonObject made = generate("""
                {"max_budget": 10, "soft_budget": 8, "budget_duration": "30d", "tpm_limit": 1000, "rpm_limit": 10,
                 "max_parallel_requests": 3, "model_max_budget": {"gpt-4o": {"budget_limit": 0.5, "time_period": "1d"}},
                 "model_rpm_limit": {"gpt-4o": 2, "o3": 5}, "budget_limits": [{"budget_duration": "24h", "max_budget": 1.5}],
                 "duration": "30d", "aliases": {"fast": "gpt-4o"}, "allowed_routes": ["/v1/chat/completions"], "spend": 1.25}""");
        assertThat(made.getJsonObject("model_max_budget").toString())
                .isEqualTo("{\"gpt-4o\":{\"budget_limit\":0.5,\"time_period\":\"1d\"}}");
        assertThat(made.getJsonObject("model_rpm_limit").toString()).isEqualTo("{\"gpt-4o\":2,\"o3\":5}");
        assertThat(made.getJsonArray("budget_limits").toString())
                .isEqualTo("[{\"budget_duration\":\"1d\",\"max_budget\":1.5}]");
        assertThat(made.getJsonNumber("spend").toString()).isEqualTo("1.25");
        assertThat(made.getInt("tpm_limit")).isEqualTo(1000);
        assertThat(made.getInt("max_parallel_requests")).isEqualTo(3);
        assertThat(Duration.between(Instant.now(), Instant.parse(made.getString("expires"))))
                .isBetween(Duration.ofDays(29), Duration.ofDays(30));
    }

    @Test
    void anUpdateChangesWhatItNamesAndNullTakesAway() {
        JsonObject made = generate("{\"max_budget\": 10, \"rpm_limit\": 5, \"key_alias\": \"a\", \"models\": [\"m\"]}");
        String key = made.getString("key");
        Api.Answer answer =
                api.post("/key/update", "{\"key\":\"" + key + "\",\"max_budget\":null,\"models\":[\"n\"],\"spend\":2}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonObject info = api.get("/key/info?key=" + key).json().getJsonObject("info");
        assertThat(info.isNull("max_budget")).isTrue();
        assertThat(info.getInt("rpm_limit")).isEqualTo(5);
        assertThat(info.getString("key_alias")).isEqualTo("a");
        assertThat(info.getJsonArray("models").toString()).isEqualTo("[\"n\"]");
        assertThat(info.getJsonNumber("spend").toString()).isEqualTo("2.0");

        assertThat(api.post(
                                "/key/update",
                                "{\"key\":\"" + key
                                        + "\",\"max_budget\":1,\"temp_budget_increase\":4,\"temp_budget_expiry\":\"2099-01-01T00:00:00\"}")
                        .json()
                        .getJsonNumber("max_budget")
                        .toString())
                .isEqualTo("5.0");
    }

    @Test
    void keysAreRenewedBlockedListedAndDeleted() {
        String first = generate("{\"key_alias\":\"one\"}").getString("key");
        JsonObject renewed = api.post("/key/" + KeyText.hash(first) + "/regenerate", "{\"grace_period\":\"1h\"}")
                .json();
        assertThat(renewed.getString("key")).isNotEqualTo(first);
        assertThat(renewed.getString("key_alias")).isEqualTo("one");
        String second = renewed.getString("key");
        assertThat(api.post("/key/block", "{\"key\":\"" + second + "\"}").json().getBoolean("blocked"))
                .isTrue();
        assertThat(api.post("/key/unblock", "{\"key\":\"" + second + "\"}")
                        .json()
                        .getBoolean("blocked"))
                .isFalse();
        generate("{\"key_alias\":\"two\"}");

        JsonObject list = api.get("/key/list?size=1&page=2").json();
        assertThat(list.toString())
                .isEqualTo("{\"keys\":[\"" + KeyText.hash(second)
                        + "\"],\"total_count\":2,\"current_page\":2,\"total_pages\":2}");
        assertThat(api.get("/key/list?return_full_object=true&key_alias=two")
                        .json()
                        .getJsonArray("keys")
                        .getJsonObject(0)
                        .getString("key_alias"))
                .isEqualTo("two");

        assertThat(api.post("/key/delete", "{\"keys\":[\"" + second + "\"]}").body())
                .isEqualTo("{\"deleted_keys\":[\"" + second + "\"]}");
        assertThat(api.post("/key/delete", "{\"key_aliases\":[\"two\"]}").status())
                .isEqualTo(200);
        assertThat(api.get("/key/list").json().getInt("total_count")).isZero();
    }

    @Test
    void aKeyMayBeGivenAndIsOnesForEver() {
        String key = "my-own-key-" + world.guild.id;
        assertThat(generate("{\"key\":\"" + key + "\"}").getString("key_name")).startsWith("...");
        world.admitted(key);
        assertThat(new KeyWorld()
                        .api
                        .post("/key/generate", "{\"key\":\"" + key + "\"}")
                        .json()
                        .getJsonObject("error")
                        .getString("message"))
                .isEqualTo("This key cannot be had. Leave key out, and one is made.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"key\":\"short\"} | key must have 16 to 512",
                "{\"key\":\"gh_0123456789abcdef\"} | key must not begin with gh_",
                "{\"max_bugdet\":1} | Not known here: max_bugdet. Known: ",
                "{\"guardrails\":[\"pii\"]} | guardrails is known to LiteLLM but not carried out",
                "{\"key_type\":\"management\"} | make an API token of this server",
                "{\"max_budget\":-1} | must be between 0 and",
                "{\"max_budget\":\"much\"} | max_budget must be a number",
                "{\"budget_duration\":\"fortnight\"} | budget_duration must be a number with s, m, h",
                "{\"team_id\":\"nobody\"} | There is no team nobody at the gateway. POST /team/new makes one.",
                "{\"budget_id\":\"nothing\"} | There is no budget plan nothing",
                "{\"organization_id\":\"other\"} | organization_id must be your own",
                "{\"rpm_limit\":1.5} | rpm_limit must be a whole number",
                "[] | The body must be a JSON object",
                "{ | The body is not JSON"
            })
    void whatCannotBeHadIsRefusedInLiteLlmsForm(String body, String message) {
        Api.Answer answer = api.post("/key/generate", body);
        assertThat(answer.status()).as(answer.body()).isBetween(400, 404);
        JsonObject error = answer.json().getJsonObject("error");
        assertThat(error.getString("message")).contains(message);
        assertThat(error.getString("code")).isEqualTo(Integer.toString(answer.status()));
        assertThat(error.keySet()).containsExactly("message", "type", "param", "code");
    }

    @Test
    void emptyWishesOfWhatIsNotCarriedOutAreTaken() {
        generate("{\"guardrails\":[],\"permissions\":{},\"auto_rotate\":false,\"router_settings\":null}");
    }

    @Test
    void whoMayNotWriteMayReadAndWhoIsNobodyNothing() {
        Api author = KeyWorld.api(world.guild.user(Role.AUTHOR));
        assertThat(author.post("/key/generate", "{}").status()).isEqualTo(403);
        assertThat(author.get("/key/list").status()).isEqualTo(200);
        assertThat(KeyWorld.api(world.guild.user(Role.VIEWER)).get("/key/list").status())
                .isEqualTo(403);
        assertThat(Api.anonymous().get("/key/list").status()).isEqualTo(401);
        assertThat(Api.anonymous().get("/key/info?key=x").status()).isEqualTo(401);
        Api.Answer wrong = Api.withToken("sk-nobody-has-this-key").post("/key/generate", "{}");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json().getJsonObject("error").getString("type")).isEqualTo("auth_error");
    }

    @Test
    void aVirtualKeyReadsItselfAndDoesNothingElse() {
        JsonObject made = generate("{\"key_alias\":\"self\"}");
        Api self = Api.withToken(made.getString("key"));
        assertThat(self.get("/key/info").json().getJsonObject("info").getString("key_alias"))
                .isEqualTo("self");
        assertThat(Api.anonymous()
                        .with("x-litellm-api-key", "Bearer " + made.getString("key"))
                        .get("/key/info")
                        .status())
                .isEqualTo(200);
        String other = generate("{}").getString("key");
        assertThat(self.get("/key/info?key=" + other).status()).isEqualTo(403);
        assertThat(self.get("/key/list").status()).isEqualTo(403);
        assertThat(self.post("/key/generate", "{}").status()).isEqualTo(403);
        assertThat(self.get("/api/v1/keys").status()).isEqualTo(401);
    }

    @Test
    void theMasterKeyIsAnAdministratorOfTheFirstOrganisation() {
        KeyWorld.home();
        Api master = Api.withToken(Wired.MASTER_KEY);
        Api.Answer made = master.post("/key/generate", "{}");
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        assertThat(made.json().getString("created_by")).endsWith(" by master key");
        assertThat(master.get("/api/v1/keys").status()).isEqualTo(401);
    }

    @Test
    void anotherOrganisationSeesNothing() {
        JsonObject made = generate("{\"key_alias\":\"secret-alias\",\"user_id\":\"u1\"}");
        String key = made.getString("key");
        Api foreign = new KeyWorld().api;
        assertThat(foreign.get("/key/list").json().getInt("total_count")).isZero();
        for (String named : List.of(key, made.getString("token"))) {
            assertThat(foreign.get("/key/info?key=" + named).status()).isEqualTo(404);
            for (String call : List.of("update", "block", "unblock", "regenerate")) {
                assertThat(foreign.post("/key/" + call, "{\"key\":\"" + named + "\"}")
                                .status())
                        .as(call)
                        .isEqualTo(404);
            }
            assertThat(foreign.post("/key/delete", "{\"keys\":[\"" + named + "\"]}")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(foreign.post("/key/delete", "{\"key_aliases\":[\"secret-alias\"]}")
                        .status())
                .isEqualTo(404);
        assertThat(foreign.get("/user/info?user_id=u1").status()).isEqualTo(404);
        world.admitted(key);
    }
}
