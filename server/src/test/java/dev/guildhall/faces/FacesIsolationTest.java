package dev.guildhall.faces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.identity.Role;
import dev.guildhall.platform.Actor;
import dev.guildhall.registry.Guild;
import dev.guildhall.wired.Api;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is not to be had is had under no face: another tenant's by nobody, what is held, yanked or revoked by nobody either. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FacesIsolationTest {
    private final FaceWorld world = new FaceWorld();

    private static final List<String> LISTS = List.of(
            "/.well-known/agent-skills/index.json",
            "/.well-known/skills/index.json",
            "/marketplaces/claude-code/marketplace.json",
            "/clawhub/api/v1/search?q=grind",
            "/clawhub/api/v1/trending",
            "/clawhub/api/v1/skills",
            "/v1/skills");

    private static final List<String> OWNED = List.of(
            "/@mill/.well-known/agent-skills/index.json",
            "/@mill/.well-known/skills/index.json",
            "/@mill/.well-known/agent-skills/NAME/SKILL.md",
            "/@mill/.well-known/skills/NAME/SKILL.md",
            "/.well-known/agent-skills/NAME/SKILL.md",
            "/.well-known/agent-skills/-/mill/NAME/VERSION.tar.gz",
            "/.well-known/agent-skills/-/mill/NAME/VERSION/SKILL.md",
            "/@mill/marketplaces/claude-code/marketplace.json",
            "/npm/@mill%2fNAME",
            "/npm/@mill/NAME/-/NAME-VERSION.tgz",
            "/clawhub/api/v1/skills/NAME?ownerHandle=mill",
            "/clawhub/api/v1/skills/NAME/versions?ownerHandle=mill",
            "/clawhub/api/v1/skills/NAME/versions/VERSION?ownerHandle=mill",
            "/clawhub/api/v1/skills/NAME/file?ownerHandle=mill&version=VERSION",
            "/clawhub/api/v1/skills/NAME/install?ownerHandle=mill",
            "/clawhub/api/v1/skills/NAME/verify?ownerHandle=mill&version=VERSION",
            "/clawhub/api/v1/skills/NAME/moderation?ownerHandle=mill",
            "/clawhub/api/v1/download?slug=NAME&ownerHandle=mill&version=VERSION",
            "/clawhub/api/v1/resolve?slug=NAME&ownerHandle=mill&hash=0");

    /** Those that hand out bytes of one exact version. */
    private static final List<String> BYTES = List.of(
            "/.well-known/agent-skills/-/mill/grind/VERSION.tar.gz",
            "/.well-known/agent-skills/-/mill/grind/VERSION/SKILL.md",
            "/npm/@mill/grind/-/grind-VERSION.tgz",
            "/clawhub/api/v1/download?slug=grind&ownerHandle=mill&version=VERSION",
            "/clawhub/api/v1/skills/grind/file?ownerHandle=mill&version=VERSION",
            "/clawhub/api/v1/skills/grind/verify?ownerHandle=mill&version=VERSION",
            "/clawhub/api/v1/skills/grind/versions/VERSION?ownerHandle=mill");

    @Test
    void showsNothingOfAnotherTenant() {
        Actor other = new Guild().user(Role.ADMINISTRATOR);
        Api stranger = FaceWorld.as(other);
        for (String list : LISTS) {
            Api.Answer answer = stranger.get(list);
            assertThat(answer.status()).as(list).isEqualTo(200);
            assertThat(answer.body()).as(list).doesNotContain("grind", "mill");
        }
        for (String address : OWNED) {
            String asked = address.replace("NAME", "grind").replace("VERSION", "1.0.0");
            assertThat(stranger.get(asked).status()).as(asked).isEqualTo(404);
            assertThat(FaceWorld.as(world.viewer).get(asked).status()).as(asked).isEqualTo(200);
        }
        String id = FaceWorld.as(world.viewer)
                .get("/v1/skills?owner=mill&limit=1")
                .json()
                .getJsonArray("data")
                .getJsonObject(0)
                .getString("id");
        for (String address : List.of("", "/versions", "/versions/latest", "/versions/latest/content")) {
            assertThat(stranger.get("/v1/skills/" + id + address).status())
                    .as(address)
                    .isEqualTo(404);
            assertThat(FaceWorld.as(world.viewer)
                            .get("/v1/skills/" + id + address)
                            .status())
                    .as(address)
                    .isEqualTo(200);
        }
    }

    @Test
    void handsOutNothingThatIsHeldYankedOrRevoked() {
        for (Actor actor : List.of(world.viewer, world.author, world.reviewer)) {
            Api api = FaceWorld.as(actor);
            for (String version : List.of("1.2.0", "1.3.0", "1.4.0")) {
                for (String address : BYTES) {
                    String asked = address.replace("VERSION", version);
                    assertThat(api.get(asked).status()).as(asked).isIn(403, 410, 423);
                }
            }
            for (String list : LISTS) {
                assertThat(api.get(list).body())
                        .as(list)
                        .doesNotContain("\"held\"", "\"yanked\"", "\"revoked\"", "1.2.0", "1.3.0", "1.4.0");
            }
            assertThat(api.get("/npm/@mill%2fgrind").body()).doesNotContain("1.2.0", "1.3.0", "1.4.0");
            assertThat(api.get("/npm/@mill%2fheld").status()).isEqualTo(404);
        }
    }
}
