package dev.guildhall.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.identity.Role;
import dev.guildhall.identity.Tokens;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.wired.Api;
import dev.guildhall.wired.Wired;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The addresses, statuses and headers that clients rely on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RegistryApiTest {
    private static final String SKILLS = "/api/v1/skills";
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Guild guild = new Guild();
    private final Api author = as(guild.authorOf("mill"));
    private final Api reviewer = as(guild.user(Role.REVIEWER));
    private final Api viewer = as(guild.user(Role.VIEWER));
    private final byte[] zip =
            Guild.skill("grind", "Grinds.", "Turn.", Map.of("page.html", "<script>x</script>", "run.sh", "true"));

    @BeforeAll
    void published() {
        Api.Answer answer = publish(zip, "owner=@mill&version=1.0.0&channel=stable");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.header("Location").orElse("")).endsWith("/api/v1/skills/@mill/grind/versions/1.0.0");
        JsonObject body = answer.json();
        assertThat(body.keySet())
                .containsExactly(
                        "owner",
                        "name",
                        "version",
                        "digest",
                        "channels",
                        "state",
                        "verdict",
                        "risk",
                        "findings",
                        "fits",
                        "contextTokens");
        assertThat(body.getJsonObject("contextTokens").keySet()).containsExactly("catalog", "body");
        assertThat(body.getJsonObject("fits").getJsonObject("inline").getString("status"))
                .isEqualTo("fits");
        assertThat(body.getJsonArray("channels")).hasToString("[\"latest\",\"stable\"]");
    }

    @Test
    void answersTheSameBytesWith200AndTheSameBody() {
        Api.Answer first = publish(zip, "owner=mill&version=1.0.0");
        assertThat(first.status()).isEqualTo(200);
        assertThat(publish(zip, "owner=mill&version=1.0.0").body()).isEqualTo(first.body());
        assertThat(first.json().getJsonArray("channels")).hasToString("[\"latest\",\"stable\"]");
    }

    @Test
    void answersProblems() {
        assertThat(publish(Guild.skill("grind", "other"), "owner=mill&version=1.0.0")
                        .status())
                .isEqualTo(409);
        assertThat(publish(Guild.skill("grind", "other"), "owner=nobody&version=1.0.0")
                        .status())
                .isEqualTo(404);
        Api.Answer broken = publish("no archive".getBytes(StandardCharsets.UTF_8), "owner=mill&version=2.0.0");
        assertThat(broken.status()).isEqualTo(422);
        assertThat(broken.json().getJsonArray("findings").getJsonObject(0).getString("code"))
                .isEqualTo("not-an-archive");
        assertThat(author.with("Content-Length", "999999999")
                        .call("POST", SKILLS + "?owner=mill&version=2.0.0", zip, FORM)
                        .status())
                .isEqualTo(413);
        assertThat(publish(zip, "owner=mill&version=2.0.0&dryRun=perhaps").status())
                .isEqualTo(422);
        assertThat(viewer.call("POST", SKILLS + "?owner=mill&version=2.0.0", zip, FORM)
                        .status())
                .isEqualTo(403);
        assertThat(Api.anonymous().get(SKILLS).status()).isEqualTo(401);
        assertThat(viewer.get(SKILLS + "/@mill/absent").status()).isEqualTo(404);
    }

    @Test
    void readsASkillUnderBothSpellingsOfTheAddress() {
        for (String owner : List.of("@mill", "%40mill")) {
            JsonObject skill = viewer.get(SKILLS + "/" + owner + "/grind").json();
            assertThat(skill.getString("owner")).isEqualTo("mill");
            assertThat(skill.getString("name")).isEqualTo("grind");
            assertThat(skill.getString("description")).isEqualTo("Grinds.");
            assertThat(skill.getJsonObject("channels").getString("latest")).isEqualTo("1.0.0");
            assertThat(skill.getJsonArray("versions").getJsonObject(0).getString("version"))
                    .isEqualTo("1.0.0");
        }
    }

    @Test
    void listsAndSearches() {
        JsonObject found = viewer.get(SKILLS + "?q=grin&owner=@mill&limit=1").json();
        assertThat(found.getJsonArray("items")).hasSize(1);
        assertThat(viewer.get(SKILLS + "?limit=1000").status()).isEqualTo(400);
        assertThat(viewer.get(SKILLS + "?sort=colour").status()).isEqualTo(422);
        JsonObject versions = viewer.get(SKILLS + "/@mill/grind/versions").json();
        assertThat(versions.getJsonArray("items").getJsonObject(0).getString("version"))
                .isEqualTo("1.0.0");
        JsonObject files =
                viewer.get(SKILLS + "/@mill/grind/versions/1.0.0/files").json();
        assertThat(files.getJsonArray("items")).hasSize(3);
        assertThat(files.getJsonArray("items").getJsonObject(0).getString("mode"))
                .isEqualTo("100644");
    }

    @Test
    void handsOutAFileThatNoBrowserRuns() throws Exception {
        String address = SKILLS + "/@mill/grind/versions/1.0.0/files/page.html";
        Api.Answer answer = viewer.get(address);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("<script>x</script>");
        assertThat(answer.header("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Content-Security-Policy")).contains("sandbox");
        assertThat(answer.header("X-Guildhall-Executable")).contains("false");
        byte[] sha256 =
                MessageDigest.getInstance("SHA-256").digest(answer.body().getBytes(StandardCharsets.UTF_8));
        String base64 = Base64.getEncoder().encodeToString(sha256);
        assertThat(answer.header("Digest")).contains("sha-256=" + base64);
        assertThat(answer.header("Repr-Digest")).contains("sha-256=:" + base64 + ":");
        String tag = "\"" + HexFormat.of().formatHex(sha256) + "\"";
        assertThat(answer.header("ETag")).contains(tag);
        Api.Answer again = viewer.with("If-None-Match", tag).get(address);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(viewer.get(SKILLS + "/@mill/grind/versions/1.0.0/files/absent.txt")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void handsOutTheArchive() {
        Api.Answer exact = viewer.get(SKILLS + "/@mill/grind/versions/1.0.0/archive");
        assertThat(exact.status()).isEqualTo(200);
        assertThat(exact.body()).startsWith("PK");
        assertThat(exact.header("Content-Type")).contains("application/zip");
        assertThat(exact.header("Content-Disposition")).contains("attachment; filename=\"grind-1.0.0.zip\"");
        assertThat(exact.header("Cache-Control").orElse("")).contains("immutable");
        Api.Answer byChannel = viewer.get(SKILLS + "/@mill/grind/versions/latest/archive");
        assertThat(byChannel.header("Digest")).isEqualTo(exact.header("Digest"));
        assertThat(byChannel.header("Cache-Control").orElse("")).doesNotContain("immutable");
    }

    @Test
    void changesVersionsAndChannels() {
        assertThat(publish(Guild.skill("mill-stone", "body"), "owner=mill&version=1.0.0")
                        .status())
                .isEqualTo(201);
        assertThat(publish(Guild.skill("mill-stone", "more"), "owner=mill&version=1.1.0")
                        .status())
                .isEqualTo(201);
        String skill = SKILLS + "/@mill/mill-stone";
        assertThat(author.put(skill + "/channels/stable", "{\"version\":\"1.0.0\"}")
                        .json()
                        .getJsonObject("channels")
                        .getString("stable"))
                .isEqualTo("1.0.0");
        assertThat(author.post(skill + "/versions/1.1.0/yank", "{}").status()).isEqualTo(422);
        assertThat(author.call("POST", skill + "/versions/1.1.0/yank", null, "").status())
                .isEqualTo(422);
        Api.Answer yanked = author.post(skill + "/versions/1.1.0/yank", "{\"reason\":\"It cracks.\"}");
        assertThat(yanked.json().getString("state")).isEqualTo("yanked");
        assertThat(viewer.get(skill).json().getJsonObject("channels").getString("latest"))
                .isEqualTo("1.0.0");
        assertThat(author.call("POST", skill + "/versions/1.1.0/restore", null, "")
                        .status())
                .isEqualTo(200);
        assertThat(author.post(skill + "/versions/1.1.0/hold", "{\"reason\":\"why\"}")
                        .status())
                .isEqualTo(403);
        assertThat(reviewer.post(skill + "/versions/1.1.0/hold", "{\"reason\":\"why\"}")
                        .status())
                .isEqualTo(200);
        assertThat(viewer.get(skill + "/versions/1.1.0/archive").status()).isEqualTo(403);
        assertThat(reviewer.post(skill + "/versions/1.1.0/release", "{\"reason\":\"fine\"}")
                        .json()
                        .getString("state"))
                .isEqualTo("live");
        assertThat(author.post(skill + "/versions/1.0.0/deprecate", "{\"reason\":\"Use 1.1.\"}")
                        .json()
                        .getString("deprecated"))
                .isEqualTo("Use 1.1.");
    }

    private Api.Answer publish(byte[] body, String query) {
        return author.call("POST", SKILLS + "?" + query, body, FORM);
    }

    private static Api as(Actor actor) {
        List<String> scopes =
                actor.permissions().stream().map(Permission::scope).toList();
        return Api.withToken(Wired.bean(Tokens.class)
                .create(actor, "test", scopes, Duration.ofDays(1))
                .value());
    }
}
