package dev.guildhall.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.identity.Role;
import dev.guildhall.identity.Tokens;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Sealing;
import dev.guildhall.registry.Guild;
import dev.guildhall.wired.Api;
import dev.guildhall.wired.TestDatabase;
import dev.guildhall.wired.Wired;
import jakarta.json.JsonObject;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Organisations' models over HTTP, in our shape and in LiteLLM's. */
class ModelsApiTest {
    private static final String KEY = "sk-very-secret-key-of-the-provider";
    private static final String NEW = """
            {"model_name": "fast-chat", "litellm_params": {"model": "groq/llama-3.3-70b-versatile", "api_key": "%s",
             "rpm": 30, "extra_headers": {"X-Team": "hidden-value"}}, "model_info": {"mode": "chat"}}""".formatted(KEY);

    private final Guild guild = new Guild();
    private final Actor administrator = guild.user(Role.ADMINISTRATOR);
    private final Api api = api(administrator);
    private final Api author = api(guild.user(Role.AUTHOR));
    private final Guild others = new Guild();
    private final Api foreign = api(others.user(Role.ADMINISTRATOR));

    @Test
    void makesListsChangesAndRemovesInLiteLlmsShapes() {
        // As curl -d sends it.
        Api.Answer made = api.call(
                "POST", "/model/new", NEW.getBytes(StandardCharsets.UTF_8), "application/x-www-form-urlencoded");
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        String id = made.json().getString("model_id");

        Api.Answer info = api.get("/model/info");
        JsonObject model = info.json().getJsonArray("data").getJsonObject(0);
        assertThat(model.getString("model_name")).isEqualTo("fast-chat");
        assertThat(model.getJsonObject("litellm_params").getString("model")).isEqualTo("groq/llama-3.3-70b-versatile");
        assertThat(model.getJsonObject("model_info").getString("id")).isEqualTo(id);
        assertThat(model.getJsonObject("model_info").getBoolean("db_model")).isTrue();
        assertThat(model.getJsonObject("model_info")
                        .getJsonNumber("input_cost_per_token")
                        .bigDecimalValue())
                .isEqualByComparingTo("0.00000059");
        assertThat(api.get("/v1/model/info").body()).isEqualTo(info.body());
        assertThat(api.get("/model/info?litellm_model_id=" + id).json()).isEqualTo(info.json());
        JsonObject group =
                api.get("/model_group/info").json().getJsonArray("data").getJsonObject(0);
        assertThat(group.getString("model_group")).isEqualTo("fast-chat");
        assertThat(group.getJsonArray("providers").getString(0)).isEqualTo("groq");
        assertThat(group.getInt("rpm")).isEqualTo(30);

        Api.Answer updated = api.post(
                "/model/update",
                "{\"litellm_params\": {\"rpm\": 60, \"tpm\": 1000}, \"model_info\": {\"id\": \"%s\"}}".formatted(id));
        assertThat(updated.status()).as(updated.body()).isEqualTo(200);
        assertThat(deployment().limits().requestsPerMinute()).contains(60L);
        assertThat(deployment().auth().secret()).contains(KEY);
        assertThat(deployment().headers()).containsEntry("X-Team", "hidden-value");

        assertThat(api.post("/model/delete", "{\"id\": \"%s\"}".formatted(id))
                        .json()
                        .getString("message"))
                .isEqualTo("Model: " + id + " deleted successfully");
        assertThat(api.get("/model/info").json().getJsonArray("data")).isEmpty();
        assertThat(api.get("/api/v1/audit").body())
                .contains("model.created", "model.changed", "model.removed")
                .doesNotContain(KEY);
    }

    @Test
    void neverTellsAKeyNorKeepsItInTheClear() throws SQLException {
        String id = made();

        for (String path : new String[] {
            "/model/info",
            "/api/v1/models",
            "/api/v1/models/" + id,
            "/model_group/info",
            "/api/v1/gateway/config",
            "/api/v1/audit"
        }) {
            assertThat(api.get(path).body()).as(path).doesNotContain(KEY, "hidden-value");
        }
        try (Connection connection = TestDatabase.shared().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select encode(sealed_params, 'escape') || info::text from gateway_model where id = '" + id
                                + "'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).doesNotContain(KEY, "groq");
        }
    }

    @Test
    void takesTheKeyAnewForAnotherAddress() {
        String id = made();

        Api.Answer moved = api.post(
                "/model/update",
                "{\"litellm_params\": {\"model\": \"openai/gpt-4o\"}, \"model_info\": {\"id\": \"%s\"}}".formatted(id));

        assertThat(moved.status()).isEqualTo(400);
        assertThat(moved.json().getJsonObject("error").getString("message")).contains("There is no key");
        assertThat(deployment().provider()).isEqualTo("groq");
    }

    @Test
    void isEditedByRevisionInOurOwnShape() {
        String id = Ids.next().toString();
        String body =
                "{\"name\": \"mine\", \"params\": {\"model\": \"openai/gpt-4o\", \"api_key\": \"%s\"}}".formatted(KEY);

        Api.Answer made = api.put("/api/v1/models/" + id, body);
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        assertThat(made.header("ETag")).contains("\"1\"");
        assertThat(made.json().getJsonObject("model").getString("state")).isEqualTo("ready");
        assertThat(made.json()
                        .getJsonObject("model")
                        .getJsonObject("price")
                        .getJsonNumber("input")
                        .bigDecimalValue())
                .isEqualByComparingTo("2.5");

        String again = "{\"name\": \"mine\", \"params\": {\"model\": \"openai/gpt-4o-mini\"}}";
        assertThat(api.with("If-Match", "\"1\"")
                        .put("/api/v1/models/" + id, again)
                        .header("ETag"))
                .contains("\"2\"");
        assertThat(api.with("If-Match", "\"1\"")
                        .put("/api/v1/models/" + id, again)
                        .status())
                .isEqualTo(412);
        assertThat(models().table().of(guild.id, "mine").getFirst().auth().secret())
                .contains(KEY);
        assertThat(api.delete("/api/v1/models/" + id).status()).isEqualTo(204);
        assertThat(api.get("/api/v1/models/" + id).status()).isEqualTo(404);
    }

    @Test
    void isSeenAndChangedByNoOtherOrganisation() {
        String id = made();

        assertThat(foreign.get("/model/info").body()).doesNotContain(id);
        assertThat(foreign.get("/api/v1/models").body()).doesNotContain(id);
        assertThat(foreign.get("/api/v1/models/" + id).status()).isEqualTo(404);
        assertThat(foreign.get("/model/info?litellm_model_id=" + id).status()).isEqualTo(404);
        assertThat(foreign.post("/model/delete", "{\"id\": \"%s\"}".formatted(id))
                        .status())
                .isEqualTo(404);
        assertThat(foreign.delete("/api/v1/models/" + id).status()).isEqualTo(404);
        assertThat(foreign.post(
                                "/model/update",
                                "{\"litellm_params\": {\"rpm\": 1}, \"model_info\": {\"id\": \"%s\"}}".formatted(id))
                        .status())
                .isEqualTo(404);
        Api.Answer taken = foreign.put(
                "/api/v1/models/" + id,
                "{\"name\": \"mine\", \"params\": {\"model\": \"openai/gpt-4o\", \"api_key\": \"x\"}}");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(models().table().of(others.id, "fast-chat")).isEmpty();
        assertThat(deployment().auth().secret()).contains(KEY);
    }

    @Test
    void isChangedByAdministratorsAndReadByAuthors() {
        String id = made();

        assertThat(author.get("/model/info").status()).isEqualTo(200);
        assertThat(author.post("/model/new", NEW).status()).isEqualTo(403);
        assertThat(author.delete("/api/v1/models/" + id).status()).isEqualTo(403);
        assertThat(api(guild.user(Role.VIEWER)).get("/api/v1/models").status()).isEqualTo(403);
        assertThat(Api.anonymous().get("/model/info").status()).isEqualTo(401);
        assertThat(Api.anonymous().get("/model/info").json()).containsKey("error");
    }

    @Test
    void lendsNothingOfTheServer() {
        for (String params : new String[] {
            "{\"model\": \"openai/gpt-4o\", \"api_key\": \"os.environ/PATH\"}",
            "{\"model\": \"openai/gpt-4o\"}",
            "{\"model\": \"bedrock/amazon.nova-pro-v1:0\", \"aws_region_name\": \"us-east-1\"}",
            "{\"model\": \"bedrock/amazon.nova-pro-v1:0\", \"aws_region_name\": \"us-east-1\", \"aws_profile_name\": \"ai\"}",
            "{\"model\": \"oci/xai.grok-4\", \"oci_config_path\": \"/etc/oci\", \"oci_region\": \"us-chicago-1\"}",
            "{\"model\": \"vertex_ai/gemini-2.5-pro\", \"vertex_project\": \"p\", \"vertex_credentials\": \"/etc/passwd\"}",
            "{\"model\": \"*\", \"api_key\": \"x\"}",
            "{\"model\": \"openai/gpt-4o\", \"api_key\": \"x\", \"api_base\": \"http://169.254.169.254/v1\"}",
            "{\"model\": \"ollama/llama3\", \"api_base\": \"http://localhost:11434\"}",
            "{\"model\": \"ollama/llama3\"}",
            "{\"model\": \"openai/gpt-4o\", \"api_key\": \"x\", \"api_base\": \"https://10.0.0.1/v1\"}",
            "{\"model\": \"openai/gpt-4o\", \"api_key\": \"x\\ny\"}",
            "{\"model\": \"nobody/x\", \"api_key\": \"x\"}",
        }) {
            Api.Answer answer = api.post("/model/new", "{\"model_name\": \"a\", \"litellm_params\": " + params + "}");
            assertThat(answer.status()).as(params + answer.body()).isEqualTo(400);
            assertThat(answer.json().getJsonObject("error").getString("message"))
                    .isNotBlank();
        }
    }

    @Test
    void refusesBodiesThatAreNone() {
        for (String body : new String[] {
            "",
            "[]",
            "{",
            "{\"a\":1,\"a\":2}",
            "{\"model_nam\": \"x\"}",
            "{\"model_name\": 7}",
            "{\"litellm_params\": []}",
            "{}"
        }) {
            assertThat(api.post("/model/new", body).status()).as(body).isEqualTo(400);
        }
    }

    @Test
    void listsInPages() {
        for (int i = 0; i < 3; i++) {
            made();
        }

        JsonObject first = api.get("/api/v1/models?limit=2").json();
        JsonObject second = api.get("/api/v1/models?limit=2&cursor=" + first.getString("next"))
                .json();

        assertThat(first.getJsonArray("items")).hasSize(2);
        assertThat(second.getJsonArray("items")).hasSize(1);
        assertThat(second.containsKey("next")).isFalse();
        assertThat(author.get("/api/v1/providers?limit=100").json().getJsonArray("items"))
                .hasSize(100);
    }

    @Test
    void letsOnlyTheHomeOrganisationSetPrices() {
        String body = "{\"input_cost_per_token\": 1e-6, \"output_cost_per_token\": 2e-6}";

        assertThat(api.put("/api/v1/prices/openai/gpt-4o", body).status()).isEqualTo(403);
        assertThat(author.get("/api/v1/prices/openai/gpt-4o").json().getString("version"))
                .isEqualTo("catalogue 2026-08-06");
        assertThat(author.get("/api/v1/prices/openai/unheard-of").status()).isEqualTo(404);
        assertThat(author.get("/api/v1/prices/nobody/x").status()).isEqualTo(422);
    }

    @Test
    void countsByTheOperatorsNewestPrice() throws SQLException {
        Api operator = api(home());
        String model = "priced-" + UUID.randomUUID();
        String path = "/api/v1/prices/fireworks_ai/" + "accounts/fireworks/models/" + model;

        Api.Answer set = operator.put(path, "{\"input_cost_per_token\": 1e-6, \"output_cost_per_token\": 2e-6}");
        assertThat(set.status()).as(set.body()).isEqualTo(200);
        assertThat(set.json().getString("version")).isEqualTo("operator 1");
        operator.put(path, "{\"input_cost_per_token\": 3e-6, \"output_cost_per_token\": 4e-6}");
        Api.Answer made = api.post(
                "/model/new",
                "{\"model_name\": \"priced\", \"litellm_params\": {\"model\": \"fireworks_ai/accounts/fireworks/models/%s\", \"api_key\": \"k\"}}"
                        .formatted(model));
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        Price price = models().table().of(guild.id, "priced").getFirst().price().orElseThrow();
        assertThat(price.version()).isEqualTo("operator 2");
        assertThat(price.input()).isEqualByComparingTo("0.000003");

        assertThat(operator.put(path, "{\"input_cost_per_token\": -1}").status())
                .isEqualTo(422);
        assertThat(operator.put(path, "{\"input_cost\": 1}").status()).isEqualTo(422);
        assertThat(operator.put(path, "{}").status()).isEqualTo(422);
        assertThat(operator.delete(path).status()).isEqualTo(204);
        assertThat(operator.delete(path).status()).isEqualTo(404);
        assertThat(models().table().of(guild.id, "priced").getFirst().price()).isEmpty();
    }

    @Test
    void seesWhatAnotherNodeChanged() throws SQLException {
        Models node =
                new Models(new ConfigFileSettings(""), TestDatabase.shared().dataSource(), Wired.bean(Sealing.class));
        node.refresh();
        ModelTable before = node.table();

        node.refresh();
        assertThat(node.table()).isSameAs(before);
        made();
        node.refresh();

        assertThat(node.table().of(guild.id, "fast-chat")).hasSize(1);
    }

    @Test
    void keepsWhatItKnowsWhileTheDatabaseIsAway() {
        made();
        AtomicBoolean away = new AtomicBoolean();
        DataSource database = TestDatabase.shared().dataSource();
        DataSource shaky = (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (away.get()) {
                        throw new SQLException("the database is away");
                    }
                    return method.invoke(database, arguments);
                });
        Models node = new Models(new ConfigFileSettings(""), shaky, Wired.bean(Sealing.class));
        node.look();
        away.set(true);
        node.look();
        node.look();

        assertThat(node.table().of(guild.id, "fast-chat")).hasSize(1);
        away.set(false);
        made();
        node.look();
        assertThat(node.table().of(guild.id, "fast-chat")).hasSize(2);
    }

    private String made() {
        Api.Answer made = api.post("/model/new", NEW);
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        return made.json().getString("model_id");
    }

    private Deployment deployment() {
        return models().table().of(guild.id, "fast-chat").getFirst();
    }

    /** The first administrator of the home organisation, who is there from the start. */
    private static Actor home() throws SQLException {
        try (Connection connection = TestDatabase.shared().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select o.id, o.name, u.id, u.login from organisation o join app_user u on u.organisation_id = o.id"
                                + " where o.home and u.role = 'administrator' order by u.id limit 1")) {
            assertThat(row.next()).isTrue();
            return new Actor(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getObject(3, UUID.class),
                    row.getString(4),
                    "Administrator",
                    Role.ADMINISTRATOR.label(),
                    Role.ADMINISTRATOR.permissions(),
                    Optional.empty());
        }
    }

    private static Models models() {
        return Wired.bean(Models.class);
    }

    private static Api api(Actor actor) {
        return Api.withToken(Wired.bean(Tokens.class)
                .create(
                        actor,
                        "test",
                        actor.permissions().stream().map(Permission::scope).toList(),
                        Duration.ofDays(1))
                .value());
    }
}
