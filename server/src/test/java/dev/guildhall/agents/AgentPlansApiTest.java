package dev.guildhall.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.identity.Tokens;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.registry.Guild;
import dev.guildhall.wired.Api;
import dev.guildhall.wired.Wired;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;

/** Plans and archives of agents over HTTP. */
class AgentPlansApiTest {
    private final Actor author = new Guild().authorOf("mill");
    private final Api api = Api.withToken(Wired.bean(Tokens.class)
            .create(
                    author,
                    "test",
                    Arrays.stream(Permission.values())
                            .filter(author::may)
                            .map(Permission::scope)
                            .toList(),
                    Duration.ofHours(1))
            .value());

    @Test
    void theArchiveOfTwentySkillsIsThePlanByteForByte() throws Exception {
        StringBuilder skills = new StringBuilder();
        for (int i = 1; i <= 20; i++) {
            Guild.publish(
                    author,
                    Guild.skill("stone-" + i, "Grinds " + i + ".", "Turn.", Map.of("run.sh", "#!/bin/sh\necho " + i)),
                    "mill",
                    "1.0.0");
            skills.append("  \"@mill/stone-").append(i).append("\": \"^1\"\n");
        }
        miller("opencode", "model: fast-chat\ninstructions: Grind slowly.\nskills:\n" + skills);
        JsonObject plan = get("opencode/plan").json();
        Map<String, String> planned = new TreeMap<>();
        for (JsonObject file : plan.getJsonArray("files").getValuesAs(JsonObject.class)) {
            planned.put(file.getString("path"), file.getString("sha256") + " " + file.getBoolean("executable"));
        }
        assertThat(new TreeSet<>(planned.keySet()).headSet(".opencode0")).hasSize(40);
        assertThat(plan.getJsonArray("context")).hasSize(20);
        Api.Answer archive = get("opencode/archive");
        assertThat(archive.header("Digest"))
                .contains("sha-256=" + Base64.getEncoder().encodeToString(sha256(archive.bytes())));
        assertThat(get("opencode/archive").bytes()).isEqualTo(archive.bytes());
        assertThat(inside(archive.bytes())).isEqualTo(planned);
    }

    @Test
    void aStagedPlanShowsItsOwnFiles() throws IOException {
        Samples.publish(author, "mill", "stone", "1.0.0");
        miller("opencode", "skills: {\"@mill/stone\": \"^1\"}");
        Samples.publish(author, "mill", "stone", "1.1.0");
        assertThat(api.post("/api/v1/agents/miller/upgrade", "{\"stage\":true}").status())
                .isEqualTo(200);
        Materialisation materialisation = Wired.bean(Materialisation.class);
        String path = ".opencode/skills/stone/SKILL.md";
        assertThat(materialisation.text(author, "miller", "opencode", "current", path))
                .contains("Version 1.0.0");
        assertThat(materialisation.text(author, "miller", "opencode", "next", path))
                .contains("Version 1.1.0");
    }

    @Test
    void saysWhatTheHarnessTakesAtMost() throws IOException {
        Guild.publish(author, Guild.skill("stone", "Grinds.", "Turn.", Map.of("a.txt", "12345")), "mill", "1.0.0");
        miller("openclaw", "skills: {\"@mill/stone\": \"^1\"}");
        List<String> limits = get("openclaw/plan").json().getJsonArray("limits").getValuesAs(JsonObject.class).stream()
                .map(limit -> limit.getString("what") + " " + limit.getInt("used") + "/" + limit.getInt("limit") + " "
                        + limit.getString("unit"))
                .toList();
        assertThat(limits)
                .containsExactly(
                        "skill-name 5/64 characters",
                        "skill-description 7/1024 characters",
                        "skill-files 2/256 files",
                        "skill-size 61/8388608 bytes",
                        "file-size 56/1048576 bytes");
        assertThat(get("deepagents/plan").json().getJsonArray("limits").getValuesAs(JsonObject.class))
                .noneMatch(limit -> limit.getString("what").equals("file-size"));
    }

    @Test
    void refusesASkillThatIsTooLargeForTheHarness() throws IOException {
        byte[] noise = new byte[1_100_000];
        new Random(1).nextBytes(noise);
        Guild.publish(
                author,
                Guild.skill(
                        "boulder",
                        "Is large.",
                        "Roll.",
                        Map.of("data.bin", "hex:" + HexFormat.of().formatHex(noise))),
                "mill",
                "1.0.0");
        miller("openclaw", "skills: {\"@mill/boulder\": \"^1\"}");
        for (String what : List.of("plan", "archive")) {
            refused(
                    get("openclaw/" + what),
                    "OpenClaw does not take @mill/boulder@1.0.0 of miller: OpenClaw does not take a file of 1.1 MB; 1.0 MB at most.",
                    "@mill/boulder",
                    "openclaw");
        }
        assertThat(get("opencode/plan").status()).isEqualTo(200);
        assertThat(column("openclaw").getBoolean("planned")).isTrue();
    }

    @Test
    void refusesANameThatTheHarnessRefuses() throws IOException {
        Samples.publish(author, "mill", "ask-claude", "1.0.0");
        miller("claude-managed-agents", "skills: {\"@mill/ask-claude\": \"^1\"}");
        refused(
                get("managed-agents/plan"),
                "Claude Managed Agents does not take @mill/ask-claude@1.0.0 of miller: the API refuses names that contain anthropic or claude.",
                "@mill/ask-claude",
                "claude-managed-agents");
        assertThat(column("claude-managed-agents").getInt("lost")).isPositive();
    }

    @Test
    void leavesOutAHiddenSkillThatNobodyCouldStartThere() throws IOException {
        Guild.publish(
                author,
                Guild.skill(
                        "secretly",
                        "Is hidden.",
                        "Turn.",
                        Map.of("skill.yaml", "schema: guildhall/v1\ninvocation: {model: false}\n")),
                "mill",
                "1.0.0");
        miller("claude-managed-agents", "skills: {\"@mill/secretly\": \"^1\"}");
        JsonObject plan = get("managed-agents/plan").json();
        assertThat(plan.getJsonArray("context")).isEmpty();
        assertThat(plan.getJsonArray("notes").getValuesAs(JsonObject.class))
                .anyMatch(note -> note.getString("explanation").startsWith("Left out: the runtime shows every skill"));
    }

    private static void refused(Api.Answer answer, String detail, String skill, String harness) {
        assertThat(answer.status()).isEqualTo(422);
        JsonObject problem = answer.json();
        assertThat(problem.getString("type")).endsWith("/problems/harness-refuses-skill");
        assertThat(problem.getString("detail")).startsWith(detail).contains("Remove the skill from the agent");
        assertThat(problem.getString("skill")).isEqualTo(skill);
        assertThat(problem.getString("version")).isEqualTo("1.0.0");
        assertThat(problem.getString("harness")).isEqualTo(harness);
        assertThat(problem.getJsonArray("refused").getValuesAs(JsonString.class))
                .extracting(JsonString::getString)
                .containsExactly(skill);
    }

    private JsonObject column(String harness) {
        return api.get("/api/v1/agents/miller/harnesses").json().getJsonArray("items").stream()
                .map(JsonValue::asJsonObject)
                .filter(row -> row.getString("harness").equals(harness))
                .findFirst()
                .orElseThrow();
    }

    private Api.Answer get(String path) {
        return api.get("/api/v1/agents/miller/harnesses/" + path);
    }

    private void miller(String harness, String more) {
        String text = "description: Grinds.\nharness: " + harness + "\n" + more;
        assertThat(api.call("PUT", "/api/v1/agents/miller", text.getBytes(StandardCharsets.UTF_8), "application/yaml")
                        .status())
                .isEqualTo(201);
    }

    /** Path to digest and mode of what the archive holds beside the plan itself. */
    private static Map<String, String> inside(byte[] archive) throws IOException, NoSuchAlgorithmException {
        Map<String, String> found = new TreeMap<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (!entry.getName().equals(".guildhall/plan.json")) {
                    found.put(
                            entry.getName(),
                            HexFormat.of().formatHex(sha256(tar.readAllBytes())) + " "
                                    + ((entry.getMode() & 0100) != 0));
                }
            }
        }
        return found;
    }

    private static byte[] sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }
}
