package dev.guildhall.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.identity.Owners;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Problem;
import dev.guildhall.registry.Guild;
import dev.guildhall.registry.PublishRequest;
import dev.guildhall.registry.Release;
import dev.guildhall.registry.Releases;
import dev.guildhall.registry.Uploads;
import dev.guildhall.wired.Api;
import dev.guildhall.wired.Wired;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What clients of the Anthropic Skills API read and write; the multipart body itself is the container's to read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnthropicApiTest {
    private final FaceWorld world = new FaceWorld();
    private final Api viewer = FaceWorld.as(world.viewer);
    private final AnthropicPublishing publishing = Wired.bean(AnthropicPublishing.class);

    @Test
    void listsSkillsPageByPage() {
        JsonObject first = viewer.get("/v1/skills?limit=3").json();
        assertThat(first.keySet()).containsExactly("data", "has_more", "next_page");
        assertThat(first.getJsonArray("data")).hasSize(3);
        assertThat(first.getBoolean("has_more")).isTrue();
        JsonObject second = viewer.get("/v1/skills?limit=3&page=" + first.getString("next_page"))
                .json();
        assertThat(second.getJsonArray("data")).hasSize(1);
        assertThat(second.get("next_page")).isEqualTo(JsonValue.NULL);
        JsonObject skill = first.getJsonArray("data").getJsonObject(0);
        assertThat(skill.keySet())
                .containsExactly(
                        "type",
                        "id",
                        "source",
                        "display_title",
                        "display_name",
                        "latest_version",
                        "latest_version_id",
                        "created_at",
                        "updated_at",
                        "guildhall");
        assertThat(viewer.get("/v1/skills?source=anthropic").json().getJsonArray("data"))
                .isEmpty();
        assertThat(viewer.get("/v1/skills?owner=forge").json().getJsonArray("data"))
                .hasSize(1);
        assertThat(viewer.with("anthropic-workspace-id", "mill")
                        .get("/v1/skills")
                        .json()
                        .getJsonArray("data"))
                .hasSize(3);
    }

    @Test
    void readsASkillUnderEveryNameOfItsVersions() {
        JsonObject skill = viewer.get("/v1/skills/" + grind()).json();
        assertThat(skill.getString("type")).isEqualTo("skill");
        assertThat(skill.getString("id")).isEqualTo(grind());
        JsonObject versions = viewer.get("/v1/skills/" + grind() + "/versions").json();
        assertThat(versions.getJsonArray("data")).hasSize(2);
        JsonObject newest = versions.getJsonArray("data").getJsonObject(0);
        assertThat(newest.getString("version"))
                .isEqualTo(skill.getString("latest_version"))
                .matches("[0-9]{16}");
        assertThat(newest.getString("id")).isEqualTo(skill.getString("latest_version_id"));
        assertThat(newest.getString("directory")).isEqualTo("grind");
        assertThat(newest.getString("skill_id")).isEqualTo(grind());
        for (String version : new String[] {newest.getString("version"), newest.getString("id"), "latest", "1.1.0"}) {
            assertThat(viewer.get("/v1/skills/" + grind() + "/versions/" + version)
                            .json())
                    .as(version)
                    .isEqualTo(newest);
        }
        Api.Answer zip = viewer.get("/v1/skills/" + grind() + "/versions/latest/content");
        assertThat(zip.header("Content-Type")).contains("application/zip");
        assertThat(zip.body()).startsWith("PK").contains("grind/SKILL.md");
    }

    @Test
    void takesTheKeyAndTheErrorsOfThatApi() {
        String token = FaceWorld.token(world.viewer);
        Api key = Api.anonymous().with("x-api-key", token).with("anthropic-version", "2023-06-01");
        assertThat(key.get("/v1/skills").status()).isEqualTo(200);
        assertThat(key.get("/api/v1/skills").status()).isEqualTo(401);
        Api.Answer stranger = Api.anonymous().get("/v1/skills");
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.json().getString("type")).isEqualTo("error");
        assertThat(stranger.json().getJsonObject("error").getString("type")).isEqualTo("authentication_error");
        assertThat(Api.anonymous().with("x-api-key", "gh_no").get("/v1/skills").status())
                .isEqualTo(401);
        Api.Answer absent = viewer.get("/v1/skills/skill_00000000000000000000000000000000");
        assertThat(absent.status()).isEqualTo(404);
        assertThat(absent.json().getJsonObject("error").getString("type")).isEqualTo("not_found_error");
        assertThat(viewer.get("/v1/skills/skill_01nonsense").status()).isEqualTo(404);
        assertThat(viewer.get("/v1/skills/" + grind() + "/versions/1759178010641129")
                        .status())
                .isEqualTo(404);
        assertThat(viewer.get("/v1/skills/" + grind() + "/versions/1.2.0").status())
                .isEqualTo(423);
        assertThat(viewer.get("/v1/skills?limit=0")
                        .json()
                        .getJsonObject("error")
                        .getString("type"))
                .isEqualTo("invalid_request_error");
        assertThat(viewer.call("DELETE", "/v1/skills/" + grind(), null).status())
                .isEqualTo(405);
    }

    @Test
    void publishesWithoutOwnerOrVersion() throws IOException {
        Actor author = new Guild().authorOf("mill");
        Release first = create(author, "new-one", "a", Optional.empty());
        assertThat(first.title()).isEqualTo("@mill/new-one@1.0.0");
        assertThat(create(author, "new-one", "a", Optional.empty()).id()).isEqualTo(first.id());
        refused(409, () -> create(author, "new-one", "b", Optional.of("2.0.0")));
        assertThat(add(author, first, "new-one", "b").version()).isEqualTo("1.0.1");
        assertThat(add(author, first, "new-one", "b").version()).isEqualTo("1.0.1");
        assertThat(add(author, first, "new-one", "c").version()).isEqualTo("1.0.2");
        refused(400, () -> add(author, first, "other-one", "c"));
    }

    @Test
    void asksForTheOwnerWhenSeveralAreMeant() throws IOException {
        Guild guild = new Guild();
        Actor author = guild.authorOf("mill");
        Wired.bean(Owners.class).put(author, "forge", null, null);
        refused(400, () -> create(author, "new-one", "a", Optional.empty()));
        Release made = withUpload(
                "new-one",
                "a",
                upload -> publishing.create(
                        author, upload, new AnthropicPublishing.Wish(Optional.of("forge"), Optional.empty())));
        assertThat(made.skillName()).isEqualTo("@forge/new-one");
    }

    @Test
    void countsOnFromAnyVersion() {
        assertThat(AnthropicPublishing.after("1.4.9")).isEqualTo("1.4.10");
        assertThat(AnthropicPublishing.after("2.0.0-beta.1")).isEqualTo("2.0.0");
    }

    private String grind() {
        return viewer.get("/v1/skills?owner=mill&limit=1")
                .json()
                .getJsonArray("data")
                .getJsonObject(0)
                .getString("id");
    }

    private Release create(Actor author, String name, String body, Optional<String> version) throws IOException {
        return withUpload(
                name,
                body,
                upload -> publishing.create(author, upload, new AnthropicPublishing.Wish(Optional.empty(), version)));
    }

    private Release add(Actor author, Release first, String name, String body) throws IOException {
        return withUpload(
                name,
                body,
                upload -> publishing.add(
                        author,
                        new Releases.SkillAddress(first.skill(), first.owner(), first.name()),
                        upload,
                        Optional.empty()));
    }

    private interface Call {
        Release with(PublishRequest.Upload upload) throws IOException;
    }

    private static Release withUpload(String name, String body, Call call) throws IOException {
        Uploads uploads = Wired.bean(Uploads.class);
        PublishRequest.Upload upload = uploads.archive(
                new ByteArrayInputStream(Guild.skill(name, "Does things.", body, Map.of())), Optional.of("skill.zip"));
        try {
            return call.with(upload);
        } finally {
            uploads.discard(upload);
        }
    }

    private static void refused(int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type().status()).isEqualTo(status));
    }
}
