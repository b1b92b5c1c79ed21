package dev.guildhall.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.platform.Actor;
import dev.guildhall.wired.Api;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DraftsApiTest {
    private static final String DRAFTS = "/api/v1/drafts";

    private final Actor author = Author.any();
    private final Api api = Author.api(author);

    @Test
    void makesReadsAndEditsADraft() {
        Api.Answer made =
                api.call("POST", DRAFTS + "?owner=@mill&fileName=guide.html", Given.file("guide.html"), "text/html");
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        JsonObject draft = made.json();
        String address = DRAFTS + "/" + draft.getString("draft");
        assertThat(made.header("Location").orElse("")).endsWith(address);
        assertThat(draft.keySet()).containsExactly("draft", "name", "page", "files", "notes");

        JsonObject file = api.get(address + "/files/skill.yaml").json();
        assertThat(file.getString("text")).contains("package: '@mill/configure-the-mill'");
        Api.Answer written = api.call(
                "PUT",
                address + "/files/references/more.md",
                "# More\n".getBytes(StandardCharsets.UTF_8),
                "text/markdown");
        assertThat(written.json().getString("text")).isEqualTo("# More\n");
        assertThat(api.delete(address + "/files/references/source.md").status()).isEqualTo(204);
        assertThat(api.get(address).json().getJsonArray("files").toString())
                .contains("references/more.md")
                .doesNotContain("references/source.md");
        assertThat(api.get(address + "/files/absent.md").status()).isEqualTo(404);
        assertThat(api.call("PUT", address + "/files/a%0Ab", new byte[0], "text/plain")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void refusesBytesThatAreNoText() {
        String draft = api.call("POST", DRAFTS + "?fileName=guide.html", Given.file("guide.html"), "text/html")
                .json()
                .getString("draft");
        String address = DRAFTS + "/" + draft + "/files/SKILL.md";
        String before = api.get(address).body();

        Api.Answer answer = api.call("PUT", address, new byte[] {'a', (byte) 0xC3, 'b'}, "text/markdown");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().getString("type")).endsWith("/problems/text-expected");
        assertThat(api.get(address).body()).isEqualTo(before);
    }

    @Test
    void answersProblems() {
        assertThat(api.post(DRAFTS, "{\"source\": \"http://127.0.0.1/\"}").status())
                .isEqualTo(422);
        assertThat(api.post(DRAFTS, "{\"sourse\": \"x\"}").json().getString("detail"))
                .contains("source");
        assertThat(api.call("POST", DRAFTS, "openapi: 3".getBytes(StandardCharsets.UTF_8), "application/yaml")
                        .json()
                        .getString("type"))
                .endsWith("/problems/openapi-broken");
        assertThat(Api.anonymous()
                        .post(DRAFTS, "{\"source\": \"https://x.example/\"}")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void keepsADraftFromEverybodyElse() {
        String draft = api.call("POST", DRAFTS + "?fileName=guide.html", Given.file("guide.html"), "text/html")
                .json()
                .getString("draft");
        Api stranger = Author.api(Author.any());

        for (String address : new String[] {"", "/files/SKILL.md"}) {
            assertThat(stranger.get(DRAFTS + "/" + draft + address).status()).isEqualTo(404);
        }
        assertThat(stranger.call("PUT", DRAFTS + "/" + draft + "/files/SKILL.md", new byte[0], "text/plain")
                        .status())
                .isEqualTo(404);
        assertThat(stranger.delete(DRAFTS + "/" + draft + "/files/SKILL.md").status())
                .isEqualTo(404);
    }
}
