package dev.guildhall.faces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.platform.Actor;
import dev.guildhall.registry.Guild;
import dev.guildhall.wired.Api;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What {@code npx skills} and OpenCode read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WellKnownApiTest {
    private static final String INDEX = "/.well-known/agent-skills/index.json";

    private final FaceWorld world = new FaceWorld();
    private final Api viewer = FaceWorld.as(world.viewer);

    @Test
    void listsUniqueNamesWithDigestsOfWhatTheyLeadTo() throws IOException {
        JsonObject index = viewer.get(INDEX).json();
        assertThat(index.getString("$schema")).isEqualTo(WellKnownIndex.SCHEMA);
        assertThat(names(index)).containsExactly("grind", "sieve");
        JsonObject grind = index.getJsonArray("skills").getJsonObject(0);
        assertThat(grind.getString("type")).isEqualTo("archive");
        assertThat(grind.getString("description")).isEqualTo("Does grind things.");
        assertThat(grind.getJsonArray("files")).hasToString("[\"SKILL.md\",\"scripts/run.sh\"]");
        Api.Answer archive = viewer.get("/.well-known/agent-skills/" + grind.getString("url"));
        assertThat(archive.status()).as(archive.body()).isEqualTo(200);
        assertThat(archive.header("Content-Type")).contains("application/gzip");
        assertThat(archive.header("Content-Length")).contains(String.valueOf(archive.bytes().length));
        assertThat("sha256:" + FaceWorld.hex("SHA-256", archive.bytes())).isEqualTo(grind.getString("digest"));
        assertThat(FaceWorld.untar(archive.bytes())).containsOnlyKeys("SKILL.md", "scripts/run.sh");
        assertThat(FaceWorld.untar(archive.bytes()).get("SKILL.md")).contains("Turn 1.1.0.");
        JsonObject sieve = index.getJsonArray("skills").getJsonObject(1);
        assertThat(sieve.getString("type")).isEqualTo("skill-md");
        Api.Answer only = viewer.get("/.well-known/agent-skills/" + sieve.getString("url"));
        assertThat("sha256:" + FaceWorld.hex("SHA-256", only.bytes())).isEqualTo(sieve.getString("digest"));
    }

    @Test
    void handsOutFilesByNameForClientsThatTakeThemOneByOne() {
        Api.Answer script = viewer.get("/.well-known/agent-skills/grind/scripts/run.sh");
        assertThat(script.body()).isEqualTo("false\n");
        assertThat(script.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(script.header("Content-Security-Policy")).contains("sandbox");
        assertThat(viewer.get("/.well-known/skills/sieve/SKILL.md").body()).contains("name: sieve");
        assertThat(viewer.get("/.well-known/agent-skills/weigh/SKILL.md").status())
                .isEqualTo(404);
        assertThat(viewer.get("/.well-known/agent-skills/grind/absent.md").status())
                .isEqualTo(404);
    }

    @Test
    void listsEverythingOfOneOwner() {
        assertThat(names(viewer.get("/@mill" + INDEX).json())).containsExactly("grind", "sieve", "weigh");
        assertThat(names(viewer.get("/%40forge" + INDEX).json())).containsExactly("weigh");
        assertThat(viewer.get("/@forge/.well-known/agent-skills/weigh/SKILL.md").body())
                .contains("name: weigh");
        assertThat(viewer.get("/@nobody" + INDEX).status()).isEqualTo(404);
        String address = "/@mill/.well-known/agent-skills/-/mill/grind/1.0.0.tar.gz";
        assertThat(viewer.get(address).status()).isEqualTo(200);
    }

    @Test
    void keepsTheOlderIndexReadable() {
        JsonObject older = viewer.get("/.well-known/skills/index.json").json();
        assertThat(older.keySet()).containsExactly("skills");
        assertThat(names(older)).containsExactly("grind", "sieve");
        assertThat(older.getJsonArray("skills").getJsonObject(0).keySet())
                .containsExactly("name", "description", "files");
    }

    @Test
    void leavesOutOfTheOlderIndexWhatWouldSpoilIt() throws IOException {
        Guild guild = new Guild();
        Actor author = guild.authorOf("mill");
        FaceWorld.publish(author, "mill", "dotted", "1.0.0", Map.of("a..b.txt", "dots"));
        FaceWorld.publish(author, "mill", "plain", "1.0.0", Map.of());
        Api api = FaceWorld.as(author);
        assertThat(names(api.get("/.well-known/skills/index.json").json())).containsExactly("plain");
        assertThat(names(api.get(INDEX).json())).containsExactly("dotted", "plain");
    }

    @Test
    void answersUnchangedWhenNothingChanged() {
        Api.Answer first = viewer.get(INDEX);
        Api.Answer again =
                viewer.with("If-None-Match", first.header("ETag").orElseThrow()).get(INDEX);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void needsAToken() {
        for (String address : List.of(INDEX, "/@mill" + INDEX, "/.well-known/agent-skills/grind/SKILL.md")) {
            Api.Answer answer = Api.anonymous().get(address);
            assertThat(answer.status()).as(address).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).contains("Bearer realm=\"guildhall\"");
        }
    }

    @Test
    void takesATokenThatOnlyReadsInTheAddress() {
        String reading = FaceWorld.token(world.viewer, "skills:read");
        Api anonymous = Api.anonymous();
        assertThat(names(anonymous.get("/t/" + reading + INDEX).json())).containsExactly("grind", "sieve");
        assertThat(names(anonymous.get("/t/" + reading + "/@mill" + INDEX).json()))
                .hasSize(3);
        assertThat(anonymous
                        .get("/t/" + reading + "/.well-known/agent-skills/grind/SKILL.md")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesOtherTokensInTheAddressAndOtherAddressesBehindThem() {
        Api anonymous = Api.anonymous();
        Api.Answer wide = anonymous.get("/t/" + FaceWorld.token(world.viewer) + INDEX);
        assertThat(wide.status()).isEqualTo(403);
        assertThat(wide.json().getString("type")).isEqualTo("/problems/token-too-wide");
        assertThat(wide.json().getString("instance")).isEqualTo(INDEX);
        assertThat(anonymous.get("/t/gh_nobody" + INDEX).status()).isEqualTo(401);
        String reading = FaceWorld.token(world.viewer, "skills:read");
        assertThat(anonymous.get("/t/" + reading + "/api/v1/skills").status()).isEqualTo(404);
        assertThat(anonymous.call("POST", "/t/" + reading + INDEX, "{}").status())
                .isEqualTo(404);
    }

    private static List<String> names(JsonObject index) {
        JsonArray skills = index.getJsonArray("skills");
        return skills.getValuesAs(JsonObject.class).stream()
                .map(skill -> skill.getString("name"))
                .toList();
    }
}
