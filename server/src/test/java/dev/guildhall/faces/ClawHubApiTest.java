package dev.guildhall.faces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.wired.Api;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What {@code clawhub} and OpenClaw read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClawHubApiTest {
    private static final String API = "/clawhub/api/v1";

    private final FaceWorld world = new FaceWorld();
    private final Api viewer = FaceWorld.as(world.viewer);

    @Test
    void isFoundBySite() {
        assertThat(Api.anonymous().get("/.well-known/clawhub.json").json().getString("apiBase"))
                .isEqualTo("http://localhost:9080/clawhub");
    }

    @Test
    void findsSkillsWithWhatBothClientsNeed() {
        JsonObject row = viewer.get(API + "/search?q=grind&limit=5")
                .json()
                .getJsonArray("results")
                .getJsonObject(0);
        assertThat(row.getString("slug")).isEqualTo("grind");
        assertThat(row.getString("ownerHandle")).isEqualTo("mill");
        assertThat(row.getString("version")).isEqualTo("1.1.0");
        assertThat(row.getString("source")).isEqualTo("clawhub");
        assertThat(row.getJsonObject("install").getString("reference")).isEqualTo("@mill/grind");
        assertThat(row.getJsonNumber("score").doubleValue()).isEqualTo(1);
        assertThat(viewer.get(API + "/search?q=weigh&mode=exact").json().getJsonArray("results"))
                .hasSize(2);
        assertThat(viewer.get(API + "/search?q=held").json().getJsonArray("results"))
                .isEmpty();
        JsonObject listed = viewer.get(API + "/skills?prefix=g&limit=1").json();
        assertThat(listed.getJsonArray("items").getJsonObject(0).getString("slug"))
                .isEqualTo("grind");
        assertThat(listed.get("nextCursor")).isEqualTo(JsonValue.NULL);
        JsonObject first = viewer.get(API + "/skills?limit=1").json();
        JsonObject second = viewer.get(API + "/skills?limit=1&cursor=" + first.getString("nextCursor"))
                .json();
        assertThat(second.getJsonArray("items").getJsonObject(0).getString("slug"))
                .isEqualTo("sieve");
    }

    @Test
    void describesASkill() {
        JsonObject skill = viewer.get(API + "/skills/grind?ownerHandle=mill").json();
        assertThat(skill.keySet()).containsExactly("skill", "latestVersion", "metadata", "owner", "moderation");
        assertThat(skill.getJsonObject("latestVersion").getString("version")).isEqualTo("1.1.0");
        assertThat(skill.getJsonObject("moderation").getString("verdict")).isEqualTo("clean");
        assertThat(skill.getJsonObject("skill").getJsonObject("tags")).hasToString("{\"latest\":\"1.1.0\"}");
        JsonObject versions =
                viewer.get(API + "/skills/grind/versions?ownerHandle=@mill").json();
        assertThat(versions.getJsonArray("items")).hasSize(2);
        JsonObject version = viewer.get(API + "/skills/grind/versions/1.0.0?ownerHandle=mill")
                .json();
        assertThat(version.getJsonObject("version").getJsonArray("files")).hasSize(3);
        assertThat(viewer.get(API + "/skills/grind/file?ownerHandle=mill&path=scripts/run.sh&version=1.0.0")
                        .body())
                .isEqualTo("true\n");
        assertThat(viewer.get(API + "/skills/grind/moderation?ownerHandle=mill")
                        .json()
                        .getJsonObject("moderation")
                        .keySet())
                .contains("isSuspicious", "isMalwareBlocked", "verdict", "reasonCodes", "evidence");
    }

    @Test
    void handsOutAZipWithTheSkillAtItsRoot() throws IOException {
        JsonObject install =
                viewer.get(API + "/skills/grind/install?ownerHandle=mill").json();
        assertThat(install.getBoolean("ok")).isTrue();
        assertThat(install.getJsonObject("archive").getString("version")).isEqualTo("1.1.0");
        Api.Answer zip = viewer.get(install.getJsonObject("archive").getString("downloadUrl"));
        assertThat(names(zip.bytes())).containsExactly("SKILL.md", "scripts/run.sh");
        assertThat(zip.bytes())
                .isEqualTo(viewer.get(API + "/download?slug=grind&ownerHandle=mill")
                        .bytes());
        assertThat(names(viewer.get(API + "/download?slug=grind&ownerHandle=mill&version=1.0.0")
                        .bytes()))
                .contains("a..b.txt");
    }

    @Test
    void recognisesAnInstalledFolder() {
        JsonObject version = viewer.get(API + "/skills/grind/versions/1.0.0?ownerHandle=mill")
                .json()
                .getJsonObject("version");
        String lines = version.getJsonArray("files").getValuesAs(JsonObject.class).stream()
                .sorted(Comparator.comparing(file -> file.getString("path"), LocaleOrder.PATHS))
                .map(file -> file.getString("path") + ":" + file.getString("sha256"))
                .collect(Collectors.joining("\n"));
        String hash = FaceWorld.hex("SHA-256", lines.getBytes(StandardCharsets.UTF_8));
        JsonObject resolved = viewer.get(API + "/resolve?slug=grind&ownerHandle=mill&hash=" + hash)
                .json();
        assertThat(resolved)
                .hasToString("{\"match\":{\"version\":\"1.0.0\"},\"latestVersion\":{\"version\":\"1.1.0\"}}");
        assertThat(viewer.get(API + "/resolve?slug=grind&hash=00").json().get("match"))
                .isEqualTo(JsonValue.NULL);
    }

    @Test
    void tellsOurVerdictInTheirWords() {
        JsonObject answer =
                viewer.post(API + "/skills/-/security-verdicts", """
                {"items": [{"slug": "grind", "ownerHandle": "mill", "version": "1.1.0", "more": 1},
                    {"slug": "grind", "ownerHandle": "mill", "version": "1.4.0"},
                    {"slug": "absent", "version": "1.0.0"}]}""").json();
        assertThat(answer.getString("schema")).isEqualTo("clawhub.skill.security-verdicts.v1");
        JsonObject good = answer.getJsonArray("items").getJsonObject(0);
        assertThat(good.getBoolean("ok")).isTrue();
        assertThat(good.getString("decision")).isEqualTo("pass");
        assertThat(good.getString("requestedSlug")).isEqualTo("grind");
        assertThat(good.getString("requestedVersion")).isEqualTo("1.1.0");
        assertThat(good.getString("publisherHandle")).isEqualTo("mill");
        assertThat(good.getString("overview"))
                .startsWith("Verdict of the scan: passed")
                .contains("Signature of the registry: signed");
        assertThat(good.getString("securityAuditUrl")).isEqualTo("http://localhost:9080/skills/@mill/grind/security");
        assertThat(good.getJsonObject("security").getString("status")).isEqualTo("clean");
        assertThat(good.getJsonObject("security").getBoolean("passed")).isTrue();
        JsonObject revoked = answer.getJsonArray("items").getJsonObject(1);
        assertThat(revoked.getBoolean("ok")).isFalse();
        assertThat(revoked.getJsonArray("reasons")).hasToString("[\"release_revoked\"]");
        JsonObject absent = answer.getJsonArray("items").getJsonObject(2);
        assertThat(absent.getJsonObject("error").getString("code")).isEqualTo("skill_not_found");
        assertThat(viewer.post(API + "/skills/-/security-verdicts", "{\"items\": 1}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void verifiesAVersionWithItsSignature() {
        JsonObject verification = viewer.get(API + "/skills/grind/verify?ownerHandle=mill&version=1.0.0")
                .json();
        assertThat(verification.getString("schema")).isEqualTo("clawhub.skill.verify.v1");
        assertThat(verification.getBoolean("ok")).isTrue();
        assertThat(verification.getString("version")).isEqualTo("1.0.0");
        assertThat(verification.getString("resolvedFrom")).isEqualTo("version");
        assertThat(verification.keySet())
                .contains(
                        "pageUrl",
                        "publisherProfileUrl",
                        "tag",
                        "createdAt",
                        "card",
                        "artifact",
                        "provenance",
                        "signature");
        assertThat(verification.getJsonObject("signature").getString("state")).isEqualTo("signed");
        assertThat(verification
                        .getJsonObject("signature")
                        .getJsonArray("signatures")
                        .getJsonObject(0)
                        .getJsonObject("envelope")
                        .getString("payloadType"))
                .isEqualTo("application/vnd.in-toto+json");
    }

    @Test
    void refusesToInstallWithAReasonThatClientsRead() {
        refused("held", 423, "release-held");
        refused("yanked", 410, "release-withdrawn");
        refused("revoked", 403, "release-revoked");
        Api.Answer twice = viewer.get(API + "/skills/weigh/install");
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.json().getString("reason")).isEqualTo("ambiguous_slug");
        assertThat(twice.json().getString("message")).contains("@forge/weigh, @mill/weigh");
        JsonObject meant = viewer.get(API + "/skills/weigh").json();
        assertThat(meant.getString("code")).isEqualTo("AMBIGUOUS_SKILL_SLUG");
        assertThat(meant.getJsonArray("matches").getJsonObject(0))
                .hasToString(
                        "{\"ownerHandle\":\"forge\",\"slug\":\"weigh\",\"ref\":\"@forge/weigh\",\"url\":\"http://localhost:9080/skills/@forge/weigh\"}");
        assertThat(viewer.get(API + "/skills/absent/install").status()).isEqualTo(404);
        JsonObject held = viewer.get(API + "/skills/held?ownerHandle=mill").json();
        assertThat(held.get("latestVersion")).isEqualTo(JsonValue.NULL);
        assertThat(held.getJsonObject("moderation").getBoolean("isSuspicious")).isTrue();
        JsonObject revoked =
                viewer.get(API + "/skills/revoked?ownerHandle=mill").json();
        assertThat(revoked.getJsonObject("moderation").getBoolean("isMalwareBlocked"))
                .isTrue();
    }

    private void refused(String slug, int status, String code) {
        Api.Answer answer = viewer.get(API + "/skills/" + slug + "/install?ownerHandle=mill");
        assertThat(answer.status()).as(slug).isEqualTo(status);
        assertThat(answer.json().getBoolean("ok")).isFalse();
        assertThat(answer.json().getString("slug")).isEqualTo(slug);
        assertThat(answer.json().getString("code")).isEqualTo(code);
        assertThat(answer.json().getInt("status")).isEqualTo(status);
    }

    @Test
    void knowsWhoAsksAndRefusesStrangers() {
        assertThat(viewer.get(API + "/whoami").json().getJsonObject("user").getString("handle"))
                .isEqualTo(world.viewer.login());
        Api.Answer stranger = Api.anonymous().get(API + "/search?q=grind");
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.body()).startsWith("Send an API token");
        assertThat(stranger.header("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(viewer.post("/clawhub/api/cli/telemetry/install", "{\"event\":\"install\"}")
                        .json())
                .hasToString("{\"ok\":true}");
    }

    private static List<String> names(byte[] bytes) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }
}
