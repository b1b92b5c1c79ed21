package dev.guildhall.product;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Publish, version, find, take home: over HTTP, as CI does it. */
class PublishIT {
    private static final Api API = Product.shared().api();

    @BeforeAll
    static void anOwner() {
        assertThat(API.putJson("/api/v1/owners/publish-it", "{\"displayName\":\"Publish IT\"}")
                        .status())
                .isIn(200, 201);
    }

    @Test
    void publishesOnceAndAnswersTheSameForTheSameBytes() {
        byte[] archive = Archives.skill(
                "pdf-forms", "Fills PDF forms. Use it for forms.", Map.of("scripts/fill.py", "print(1)\n"));
        Api.Answer first = publish(archive, "1.0.0");
        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        JsonObject published = first.json();
        assertThat(published.getString("owner")).isEqualTo("publish-it");
        assertThat(published.getString("name")).isEqualTo("pdf-forms");
        assertThat(published.getString("version")).isEqualTo("1.0.0");
        assertThat(published.getString("digest")).startsWith("sha256:");
        assertThat(published.getString("state")).isEqualTo("live");
        assertThat(published.getJsonObject("contextTokens").getInt("catalog")).isPositive();
        assertThat(published.getJsonObject("fits")).containsKeys("claude-code", "codex");

        Api.Answer again = publish(archive, "1.0.0");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(published);

        byte[] changed = Archives.skill(
                "pdf-forms", "Fills PDF forms. Use it for forms.", Map.of("scripts/fill.py", "print(2)\n"));
        Api.Answer conflict = publish(changed, "1.0.0");
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void handsOutTheFilesAsTheyCame() {
        byte[] archive =
                Archives.skill("round-trip", "Comes back as it went.", Map.of("references/a b.md", "ä\n", "x.txt", ""));
        assertThat(publish(archive, "2.0.0-beta.1").status()).isEqualTo(201);
        String version = "/api/v1/skills/@publish-it/round-trip/versions/2.0.0-beta.1";

        Api.Answer taken = API.get(version + "/archive");
        assertThat(taken.status()).isEqualTo(200);
        assertThat(Archives.unzip(taken.bytes())).isEqualTo(Archives.unzip(archive));
        assertThat(taken.header("Digest")).startsWith("sha-256=");
        assertThat(API.get(version + "/archive", "If-None-Match", taken.header("ETag"))
                        .status())
                .isEqualTo(304);

        Api.Answer file = API.get(version + "/files/references/a%20b.md");
        assertThat(file.text()).isEqualTo("ä\n");
        assertThat(API.get("/api/v1/skills/%40publish-it/round-trip/versions/2.0.0-beta.1")
                        .status())
                .isEqualTo(200);
        assertThat(API.get(version + "/files/none.md").status()).isEqualTo(404);
        assertThat(API.get("/api/v1/skills/@publish-it/round-trip").json().getJsonObject("channels"))
                .as("a pre-release is never latest")
                .doesNotContainKey("latest");
    }

    @Test
    void yankingMovesLatestAndKeepsTheVersionAtHand() {
        for (String version : new String[] {"1.0.0", "1.1.0"}) {
            assertThat(publish(Archives.skill("yank-me", "Is yanked.", Map.of("v.txt", version)), version)
                            .status())
                    .isEqualTo(201);
        }
        String skill = "/api/v1/skills/@publish-it/yank-me";
        assertThat(latest(skill)).isEqualTo("1.1.0");
        Api.Answer yanked = API.postJson(skill + "/versions/1.1.0/yank", "{\"reason\":\"breaks forms\"}");
        assertThat(yanked.status()).as(yanked.toString()).isEqualTo(200);
        assertThat(latest(skill)).isEqualTo("1.0.0");
        assertThat(API.get(skill + "/versions/1.1.0/archive").status()).isEqualTo(200);
        assertThat(API.postJson(skill + "/versions/1.1.0/restore", "{}").status())
                .isEqualTo(200);
        assertThat(latest(skill)).isEqualTo("1.1.0");
        assertThat(API.putJson(skill + "/channels/beta", "{\"version\":\"1.0.0\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void findsByHalfAWordAndForgivesATypo() {
        publish(Archives.skill("kubernetes-triage", "Finds out why a pod restarts.", Map.of()), "1.0.0");
        for (String q : new String[] {"kubern", "kubernets-triage", "restarts", "pod+restarts"}) {
            assertThat(API.get("/api/v1/skills?q=" + q).text()).as(q).contains("kubernetes-triage");
        }
        assertThat(API.get("/api/v1/skills?q=kubern&owner=guildhall").json().getJsonArray("items"))
                .isEmpty();
    }

    @Test
    void dryRunSaysTheSameAndStoresNothing() {
        Api.Answer dry = API.post(
                "/api/v1/skills?owner=publish-it&version=1.0.0&dryRun=true",
                Archives.skill("only-a-try", "Is not stored.", Map.of()),
                "Content-Type",
                "application/zip");
        assertThat(dry.status()).as(dry.toString()).isEqualTo(200);
        assertThat(API.get("/api/v1/skills/@publish-it/only-a-try").status()).isEqualTo(404);
    }

    @Test
    void takesAFolderAsMultipart() {
        String body = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"multi/SKILL.md\"\r\n\r\n"
                + "---\nname: multi\ndescription: Came in parts.\n---\nBody.\n\r\n"
                + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"multi/scripts/run.sh\"\r\n\r\n"
                + "#!/bin/sh\n\r\n--x--\r\n";
        Api.Answer answer = API.post(
                "/api/v1/skills?owner=publish-it&version=1.0.0",
                body.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                "Content-Type",
                "multipart/form-data; boundary=x");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(API.get("/api/v1/skills/@publish-it/multi/versions/1.0.0/files/scripts/run.sh")
                        .text())
                .isEqualTo("#!/bin/sh\n");
    }

    @Test
    void showsTheShippedSkills() {
        assertThat(API.get("/api/v1/skills?owner=guildhall").json().getJsonArray("items").stream()
                        .map(i -> i.asJsonObject().getString("name")))
                .contains("code-reviewer", "web-page-reader", "schema-validator");
    }

    private static String latest(String skill) {
        return API.get(skill).json().getJsonObject("channels").getString("latest");
    }

    private static Api.Answer publish(byte[] archive, String version) {
        return API.post(
                "/api/v1/skills?owner=publish-it&version=" + version, archive, "Content-Type", "application/zip");
    }

    @Test
    void describesTheWholeApi() {
        String described = Product.shared().api("").get("/openapi").text();
        assertThat(described).contains("/api/v1/skills:", "/api/v1/imports:", "/api/v1/reviews:", "/api/v1/drafts:");
    }
}
