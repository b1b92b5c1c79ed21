package dev.guildhall.faces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.platform.Actor;
import dev.guildhall.registry.Guild;
import dev.guildhall.registry.Lifecycle;
import dev.guildhall.wired.Api;
import dev.guildhall.wired.Wired;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What {@code npm} and Claude Code's plugins read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NpmApiTest {
    private final FaceWorld world = new FaceWorld();
    private final Api viewer = FaceWorld.as(world.viewer);

    @Test
    void describesLiveVersionsWithTheDigestsOfTheirTarballs() throws IOException {
        JsonObject packument = viewer.get("/npm/@mill%2fgrind").json();
        assertThat(packument.getString("name")).isEqualTo("@mill/grind");
        assertThat(packument.getJsonObject("dist-tags")).hasToString("{\"latest\":\"1.1.0\"}");
        assertThat(packument.getJsonObject("versions").keySet()).containsExactly("1.0.0", "1.1.0");
        JsonObject dist =
                packument.getJsonObject("versions").getJsonObject("1.1.0").getJsonObject("dist");
        String tarball = URI.create(dist.getString("tarball")).getPath();
        assertThat(tarball).isEqualTo("/npm/@mill/grind/-/grind-1.1.0.tgz");
        byte[] bytes = viewer.get(tarball).bytes();
        assertThat(FaceWorld.hex("SHA-1", bytes)).isEqualTo(dist.getString("shasum"));
        assertThat("sha512-"
                        + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(FaceWorld.hex("SHA-512", bytes))))
                .isEqualTo(dist.getString("integrity"));
        assertThat(viewer.get(tarball).bytes()).isEqualTo(bytes);
        Map<String, String> files = FaceWorld.untar(bytes);
        assertThat(files)
                .containsOnlyKeys(
                        "package/package.json",
                        "package/.claude-plugin/plugin.json",
                        "package/skills/grind/SKILL.md",
                        "package/skills/grind/scripts/run.sh");
        JsonObject own = json(files.getOrDefault("package/package.json", ""));
        assertThat(own.getString("name")).isEqualTo("@mill/grind");
        assertThat(own.getString("version")).isEqualTo("1.1.0");
        assertThat(own.containsKey("scripts")).isFalse();
        assertThat(json(files.getOrDefault("package/.claude-plugin/plugin.json", ""))
                        .getString("name"))
                .isEqualTo("grind");
    }

    @Test
    void answersUnderEverySpellingThatClientsUse() {
        for (String address : new String[] {"@mill%2fgrind", "@mill%2Fgrind", "%40mill%2Fgrind", "@mill/grind"}) {
            assertThat(viewer.get("/npm/" + address).status()).as(address).isEqualTo(200);
        }
        Api abbreviated =
                viewer.with("Accept", "application/vnd.npm.install-v1+json; q=1.0, application/json; q=0.8, */*");
        assertThat(abbreviated.get("/npm/@mill%2fgrind").json().getJsonObject("versions"))
                .hasSize(2);
    }

    @Test
    void refusesEncodedSlashesEverywhereElse() {
        for (String address : new String[] {
            "/npm/@mill%2fgrind%2f-",
            "/npm/@mill%5cgrind",
            "/npm/%2e%2e/api",
            "/skills%2f@mill/grind",
            "/api/v1/skills/@mill%2Fgrind",
            "/.well-known/agent-skills/grind/..%2f..%2fSKILL.md",
            "/.well-known/agent-skills/grind/%2E%2E/SKILL.md"
        }) {
            assertThat(viewer.get(address).status()).as(address).isEqualTo(400);
        }
        assertThat(viewer.get("/api/v1/skills?q=a%2Fb").status()).isEqualTo(200);
    }

    @Test
    void saysWhatIsDeprecated() {
        Guild guild = new Guild();
        Actor author = guild.authorOf("mill");
        FaceWorld.publish(author, "mill", "old", "1.0.0", Map.of());
        Wired.bean(Lifecycle.class).deprecate(author, "mill", "old", "1.0.0", "Use new.");
        JsonObject version = FaceWorld.as(author)
                .get("/npm/@mill/old")
                .json()
                .getJsonObject("versions")
                .getJsonObject("1.0.0");
        assertThat(version.getString("deprecated")).isEqualTo("Use new.");
    }

    @Test
    void packsMcpServersWithVariablesInsteadOfSecrets() throws IOException {
        Guild guild = new Guild();
        Actor author = guild.authorOf("mill");
        FaceWorld.publish(author, "mill", "talk", "1.0.0", Map.of("skill.yaml", """
                schema: guildhall/v1
                mcpServers:
                  - name: docs
                    transport: http
                    url: https://docs.acme.example/mcp
                    headers: {Authorization: "Bearer ${credential:docs_token}"}
                  - name: local
                    transport: stdio
                    command: [docs-server, --quiet]
                credentials: [{id: docs_token, env: DOCS_TOKEN, hosts: [docs.acme.example], required: true, description: Reads.}]
                """));
        Map<String, String> files = FaceWorld.untar(
                FaceWorld.as(author).get("/npm/@mill/talk/-/talk-1.0.0.tgz").bytes());
        assertThat(files.get("package/.mcp.json")).isEqualTo("""
                {"mcpServers":{"docs":{"type":"http","url":"https://docs.acme.example/mcp",\
                "headers":{"Authorization":"Bearer ${DOCS_TOKEN}"}},\
                "local":{"command":"docs-server","args":["--quiet"]}}}""");
    }

    @Test
    void refusesInItsOwnWords() {
        Api.Answer absent = viewer.get("/npm/@mill%2fabsent");
        assertThat(absent.status()).isEqualTo(404);
        assertThat(absent.json().keySet()).containsExactly("error", "reason", "message", "traceId");
        Api.Answer stranger = Api.anonymous().get("/npm/@mill%2fgrind");
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.header("WWW-Authenticate")).isPresent();
        assertThat(stranger.json().getString("error")).isEqualTo("unauthenticated");
        assertThat(viewer.get("/npm/@mill/grind/-/other-1.0.0.tgz").status()).isEqualTo(404);
        assertThat(viewer.get("/npm/-/whoami").json().getString("username")).isEqualTo(world.viewer.login());
        assertThat(Api.anonymous().get("/npm/-/ping").status()).isEqualTo(200);
    }

    @Test
    void listsAMarketplaceOfTheSamePackages() {
        JsonObject all =
                viewer.get("/marketplaces/claude-code/marketplace.json").json();
        assertThat(all.getString("name")).isEqualTo("guildhall");
        assertThat(all.getJsonArray("plugins")).hasSize(2);
        JsonObject plugin = all.getJsonArray("plugins").getJsonObject(0);
        assertThat(plugin.getString("name")).isEqualTo("grind");
        assertThat(plugin.getJsonObject("source"))
                .hasToString("{\"source\":\"npm\",\"package\":\"@mill/grind\",\"version\":\"1.1.0\"}");
        JsonObject own =
                viewer.get("/@mill/marketplaces/claude-code/marketplace.json").json();
        assertThat(own.getString("name")).isEqualTo("guildhall-mill");
        assertThat(own.getJsonArray("plugins")).hasSize(3);
        assertThat(viewer.get("/@nobody/marketplaces/claude-code/marketplace.json")
                        .status())
                .isEqualTo(404);
        assertThat(Api.anonymous()
                        .get("/marketplaces/claude-code/marketplace.json")
                        .status())
                .isEqualTo(401);
        String reading = FaceWorld.token(world.viewer, "skills:read");
        assertThat(Api.anonymous()
                        .get("/t/" + reading + "/marketplaces/claude-code/marketplace.json")
                        .status())
                .isEqualTo(200);
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
