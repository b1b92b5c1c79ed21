package dev.guildhall.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.platform.Actor;
import dev.guildhall.wired.Api;
import jakarta.json.JsonObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What two people may edit carries an ETag; who comes too late is told what was changed and by whom. */
class RevisionsTest {
    private final World world = new World();
    private final Actor admin = world.user("admin", Role.ADMINISTRATOR);
    private final Api api = Api.withToken(world.token(admin));

    @ParameterizedTest
    @CsvSource({
        "/api/v1/owners/own, owner.changed",
        "/api/v1/teams/tea, team.changed",
        "/api/v1/users/eve., user.changed"
    })
    void secondEditorIsRefusedAndToldWhatChanged(String start, String action) {
        String path = start + world.mark;
        String first = tag(api.put(path, "{\"displayName\":\"First\"}"));
        assertThat(tag(api.get(path))).isEqualTo(first);

        Api.Answer second = api.with("If-Match", first).put(path, "{\"displayName\":\"Second\"}");
        assertThat(second.status()).isEqualTo(200);
        assertThat(tag(second)).isNotEqualTo(first);

        if (path.contains("/owners/") || path.contains("/teams/")) {
            api.put(path + "/members/" + admin.login(), "{\"role\":\"owner\"}");
            world.user("member", Role.AUTHOR);
            api.put(path + "/members/member." + world.mark, "{\"role\":\"publisher\"}");
        }
        // Stands under the same target, but changes nothing that the revision is of.
        if (path.contains("/owners/")) {
            api.put(path + "/trusted-publishers/release", """
                {"provider":"github","repository":"a/b","repositoryId":"5","ownerId":"7","workflow":"release.yml"}""");
        }
        for (int i = 0; i < 27 && !path.contains("/users/"); i++) {
            api.delete(path + "/members/member." + world.mark);
            api.put(path + "/members/member." + world.mark, "{\"role\":\"publisher\"}");
        }
        Api.Answer late = api.with("If-Match", first).put(path, "{\"displayName\":\"Late\"}");
        assertThat(late.status()).isEqualTo(412);
        JsonObject problem = late.json();
        assertThat(problem.getString("type")).isEqualTo("/problems/precondition-failed");
        assertThat(problem.getString("detail")).contains(admin.login(), action, "Second");
        assertThat(problem.getJsonObject("current").getString("displayName")).isEqualTo("Second");
        assertThat(problem.getJsonObject("lastChange").getString("actor")).isEqualTo(admin.login());
        assertThat(api.get(path).json().getString("displayName")).isEqualTo("Second");

        assertThat(api.with("If-Match", "*")
                        .put(path, "{\"displayName\":\"Third\"}")
                        .status())
                .isEqualTo(200);
        assertThat(api.with("If-Match", "\"7\", " + tag(api.get(path)))
                        .put(path, "{\"displayName\":\"Fourth\"}")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/owners/own", "/api/v1/teams/tea", "/api/v1/users/eve."})
    void conditionsOnWhatIsNotThere(String start) {
        String path = start + world.mark;
        assertThat(api.with("If-Match", "\"1\"").put(path, "{}").status()).isEqualTo(412);
        assertThat(api.with("If-None-Match", "\"1\"").put(path, "{}").status()).isEqualTo(400);
        assertThat(api.get(path).status()).isEqualTo(404);
        assertThat(api.with("If-None-Match", "*").put(path, "{}").status()).isEqualTo(200);
        assertThat(api.with("If-None-Match", "*").put(path, "{}").status()).isEqualTo(412);
    }

    private static String tag(Api.Answer answer) {
        return answer.header("ETag").orElseThrow();
    }
}
