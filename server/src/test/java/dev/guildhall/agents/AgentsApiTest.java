package dev.guildhall.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.identity.Role;
import dev.guildhall.platform.Actor;
import dev.guildhall.registry.Guild;
import dev.guildhall.wired.Api;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentsApiTest {
    private static final String YAML = """
            description: Grinds.
            harness: [claude-agent-sdk, inline]
            model: fast-chat
            skills: {"@mill/stone": "^1"}
            limits: {steps: 10, budget_usd: 2.50, duration: 15m}
            """;
    private final Guild guild = new Guild();
    private final Actor author = guild.authorOf("mill");
    private final Api api = Guild.api(author);
    private final Api viewer = Guild.api(guild.user(Role.VIEWER));
    private final Api foreign = Guild.api(new Guild().user(Role.ADMINISTRATOR));

    @BeforeEach
    void thereIsAnAgent() throws IOException {
        Guild.publish(
                author,
                Guild.skill("stone", "Grinds.", "Run run.sh.", Map.of("run.sh", "#!/bin/sh\necho grind\n")),
                "mill",
                "1.0.0");
        assertThat(put(YAML).status()).isEqualTo(201);
    }

    @Test
    void theDefinitionCanBeSentBack() {
        Api.Answer answer = viewer.get("/api/v1/agents/miller");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).contains("\"0\"");
        JsonObject agent = answer.json();
        assertThat(agent.getString("text")).isEqualTo(YAML);
        assertThat(agent.getJsonObject("definition").toString())
                .isEqualTo(
                        "{\"name\":\"miller\",\"description\":\"Grinds.\",\"harness\":[\"claude-code\",\"inline\"],\"model\":\"fast-chat\",\"skills\":{\"@mill/stone\":\"^1\"},\"limits\":{\"steps\":10,\"budget_usd\":2.50,\"duration\":\"15m\"}}");
        assertThat(agent.getJsonObject("lock")
                        .getJsonArray("skills")
                        .getJsonObject(0)
                        .getString("version"))
                .isEqualTo("1.0.0");
        Api.Answer again = put(agent.getJsonObject("definition").toString());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().getInt("version")).isOne();
        assertThat(api.with("If-Match", "\"7\"")
                        .put("/api/v1/agents/miller", "{\"description\":\"x\"}")
                        .status())
                .isEqualTo(412);
        assertThat(viewer.put("/api/v1/agents/miller", "{\"description\":\"x\"}")
                        .status())
                .isEqualTo(403);
        Api.Answer wrong = put("description: d\nharnes: x\n");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().getJsonArray("findings").getJsonObject(0).getString("fix"))
                .isEqualTo("Did you mean `harness`?");
    }

    @Test
    void skillsAreAssignedAndUpgraded() throws IOException {
        Samples.publish(author, "mill", "wheel", "1.0.0");
        Api.Answer lock = api.put("/api/v1/agents/miller/skills/@mill/wheel", "{\"range\":\"^1\"}");
        assertThat(lock.status()).isEqualTo(200);
        assertThat(lock.json().getJsonArray("skills")).hasSize(2);
        Samples.publish(author, "mill", "wheel", "1.1.0");
        JsonObject look =
                viewer.post("/api/v1/agents/miller/upgrade?dryRun=true", "{}").json();
        assertThat(look.getJsonArray("changes").getJsonObject(0).getString("to"))
                .isEqualTo("1.1.0");
        assertThat(look.getBoolean("applied")).isFalse();
        assertThat(viewer.post("/api/v1/agents/miller/upgrade", "{}").status()).isEqualTo(403);
        assertThat(api.post("/api/v1/agents/miller/upgrade", "{\"stage\":true}")
                        .json()
                        .getBoolean("applied"))
                .isTrue();
        assertThat(viewer.get("/api/v1/agents/miller/lock?stage=next").json().getString("stage"))
                .isEqualTo("next");
        assertThat(api.post("/api/v1/agents/miller/promote", "{}").status()).isEqualTo(200);
        assertThat(api.post("/api/v1/agents/miller/rollback", "{\"version\":1}")
                        .json()
                        .getInt("version"))
                .isEqualTo(4);
        assertThat(api.delete("/api/v1/agents/miller/skills/@mill/stone").status())
                .isEqualTo(200);
        assertThat(viewer.get("/api/v1/skills/@mill/stone/agents").json().getJsonArray("items"))
                .isEmpty();
        assertThat(viewer.get("/api/v1/agents/miller/versions").json().getJsonArray("items"))
                .hasSize(5);
    }

    @Test
    void plansArchivesAndReceipts() {
        JsonObject rows = viewer.get("/api/v1/agents/miller/harnesses").json();
        assertThat(rows.getJsonArray("items")).hasSize(11);
        Api.Answer plan = viewer.get("/api/v1/agents/miller/harnesses/claude-code/plan?against=opencode");
        assertThat(plan.status()).isEqualTo(200);
        String digest = plan.json().getString("planDigest");
        assertThat(plan.header("ETag")).contains("\"" + digest + "\"");
        assertThat(plan.json().getJsonArray("diff")).isNotEmpty();
        Api.Answer archive = viewer.get("/api/v1/agents/miller/harnesses/claude-code/archive");
        assertThat(archive.status()).isEqualTo(200);
        assertThat(archive.header("ETag")).contains("\"" + digest + "\"");
        Api.Answer receipt = viewer.put(
                "/api/v1/agents/miller/harnesses/claude-code/receipt",
                "{\"place\":\"laptop:/work\",\"planDigest\":\"" + digest + "\",\"files\":[]}");
        assertThat(receipt.json().getString("state")).isEqualTo("changed");
        assertThat(viewer.get("/api/v1/agents/miller/receipts").json().getJsonArray("items"))
                .hasSize(1);
        assertThat(viewer.get("/api/v1/harnesses").json().getJsonArray("items")).hasSize(11);
    }

    @Test
    void searchSaysWhetherASkillFits() throws IOException {
        Samples.publish(author, "mill", "wheel", "1.0.0");
        JsonObject answer = viewer.get("/api/v1/skills?agent=miller&sort=name").json();
        assertThat(answer.getJsonArray("items").getValuesAs(JsonObject.class))
                .extracting(row ->
                        row.getString("name") + " " + row.getJsonObject("fit").getString("state"))
                .containsExactlyInAnyOrder("stone has", "wheel fits");
        assertThat(viewer.get("/api/v1/agents/miller/fits/@mill/wheel").json().getString("state"))
                .isEqualTo("fits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/agents/miller",
                "/agents/miller/versions",
                "/agents/miller/versions/1",
                "/agents/miller/effective",
                "/agents/miller/notices",
                "/agents/miller/lock",
                "/agents/miller/harnesses",
                "/agents/miller/harnesses/codex/plan",
                "/agents/miller/harnesses/codex/archive",
                "/agents/miller/receipts",
                "/agents/miller/fits/@mill/stone",
                "/skills/@mill/stone/agents",
                "/skills?agent=miller"
            })
    void anotherOrganisationFindsNothing(String path) {
        assertThat(foreign.get("/api/v1" + path).status()).isEqualTo(404);
        assertThat(viewer.get("/api/v1" + path).status()).isEqualTo(200);
    }

    @Test
    void anotherOrganisationChangesNothing() {
        assertThat(foreign.delete("/api/v1/agents/miller").status()).isEqualTo(404);
        assertThat(foreign.post("/api/v1/agents/miller/upgrade", "{}").status()).isEqualTo(404);
        assertThat(foreign.post("/api/v1/agents/miller/rollback", "{}").status())
                .isEqualTo(404);
        assertThat(foreign.put("/api/v1/agents/miller/skills/@mill/stone", "{\"range\":\"*\"}")
                        .status())
                .isEqualTo(404);
        assertThat(foreign.get("/api/v1/agents").json().getJsonArray("items")).isEmpty();
        assertThat(foreign.get("/api/v1/agents/similar").json().getJsonArray("items"))
                .isEmpty();
        assertThat(api.delete("/api/v1/agents/miller").status()).isEqualTo(204);
        assertThat(api.get("/api/v1/agents/miller").status()).isEqualTo(404);
    }

    private Api.Answer put(String text) {
        return api.call("PUT", "/api/v1/agents/miller", text.getBytes(StandardCharsets.UTF_8), "application/yaml");
    }
}
