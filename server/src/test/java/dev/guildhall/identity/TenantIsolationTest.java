package dev.guildhall.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.platform.Actor;
import dev.guildhall.wired.Api;
import dev.guildhall.wired.Wired;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Organisation A has one of everything; an administrator of B asks for each by every address, and finds nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenantIsolationTest {
    private final World a = new World();
    private final World b = new World();
    private final Actor adminOfA = a.user("admin", Role.ADMINISTRATOR);
    private final Actor adminOfB = b.user("admin", Role.ADMINISTRATOR);
    private final Api asA = Api.withToken(a.token(adminOfA));
    private final Api asB = Api.withToken(b.token(adminOfB));
    private final String owner = "own" + a.mark;
    private final String team = "team" + a.mark;
    private final String user = "eve." + a.mark;
    private final String agent = "agent" + a.mark;
    private final String push = "/agents/" + agent + "/harnesses/claude-managed-agents/push";
    private NewToken token =
            Wired.bean(Tokens.class).create(adminOfA, "of " + a.mark, List.of("skills:read"), Duration.ofDays(1));

    @BeforeAll
    void organisationAHasOneOfEverything() {
        assertThat(asA.put("/api/v1/owners/" + owner, "{}").status()).isEqualTo(200);
        assertThat(asA.put("/api/v1/teams/" + team, "{}").status()).isEqualTo(200);
        assertThat(asA.put("/api/v1/users/" + user, "{}").status()).isEqualTo(200);
        assertThat(asA.put("/api/v1/teams/" + team + "/members/" + user, "{}").status())
                .isEqualTo(204);
        assertThat(asA.put("/api/v1/owners/" + owner + "/members/" + user, "{\"role\":\"publisher\"}")
                        .status())
                .isEqualTo(200);
        assertThat(asA.put("/api/v1/agents/" + agent, "{\"description\":\"Of A.\"}")
                        .status())
                .isEqualTo(201);
        assertThat(asA.put("/api/v1/hosted-runtimes/claude-managed-agents", "{\"apiKey\":\"key-of-" + a.mark + "\"}")
                        .status())
                .isEqualTo(200);
        assertThat(asA.put("/api/v1/owners/" + owner + "/trust", "{\"trusted\":true,\"reason\":\"known\"}")
                        .status())
                .isEqualTo(200);
    }

    static Stream<String> lists() {
        return Stream.of(
                "/owners",
                "/owners?mine=true",
                "/users",
                "/users?q=eve",
                "/teams",
                "/tokens",
                "/audit",
                "/java-publishers",
                "/agents",
                "/hosted-runtimes");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void noListShowsAnythingOfAnotherTenant(String list) {
        String path = "/api/v1" + list + (list.contains("?") ? "&" : "?") + "limit=100";
        assertThat(asA.get(path).body()).as("the list of A itself").contains(a.mark);

        Api.Answer answer = asB.get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .doesNotContain(a.mark)
                .doesNotContain(token.token().id().toString());
    }

    @Test
    void ndjsonOfTheAuditShowsNothingEither() {
        assertThat(asA.with("Accept", "application/x-ndjson")
                        .get("/api/v1/audit")
                        .body())
                .contains(a.mark);
        assertThat(asB.with("Accept", "application/x-ndjson")
                        .get("/api/v1/audit")
                        .body())
                .doesNotContain(a.mark);
    }

    @Test
    void everyIdOfAnotherTenantIsUnknown() {
        for (String[] call : new String[][] {
            {"GET", "/owners/" + owner, null},
            {"GET", "/owners/@" + owner, null},
            {"GET", "/owners/" + owner + "/members", null},
            {"PUT", "/owners/" + owner + "/members/" + adminOfB.login(), "{\"role\":\"owner\"}"},
            {"DELETE", "/owners/" + owner + "/members/" + user, null},
            {"PUT", "/owners/" + owner + "/trust", "{\"trusted\":true,\"reason\":\"x\"}"},
            {"GET", "/users/" + user, null},
            {"GET", "/users/" + user + "/access", null},
            {"POST", "/users/" + user + "/invitation", "{}"},
            {"GET", "/teams/" + team, null},
            {"GET", "/teams/" + team + "/members", null},
            {"PUT", "/teams/" + team + "/members/" + adminOfB.login(), "{}"},
            {"DELETE", "/teams/" + team + "/members/" + user, null},
            {"DELETE", "/tokens/" + token.token().id(), null},
            {"GET", "/agents/" + agent, null},
            {"GET", "/agents/" + agent + "/versions", null},
            {"GET", "/agents/" + agent + "/harnesses", null},
            {"DELETE", "/agents/" + agent, null},
            {"POST", "/agents/" + agent + "/upgrade", "{}"},
            {"GET", push, null},
            {"GET", push + "?check=true", null},
            {"POST", push, null},
            {"DELETE", push, null}
        }) {
            Api.Answer answer = asB.call(call[0], "/api/v1" + call[1], call[2]);
            assertThat(answer.status()).as(call[0] + " " + call[1]).isEqualTo(404);
        }
        assertThat(asA.get("/api/v1/owners/" + owner + "/members").body()).contains(user);
        assertThat(asA.get("/api/v1/tokens").body()).contains("\"state\":\"active\"");
    }

    @Test
    void anAccountAtAHostedRuntimeIsItsOwnersAlone() {
        String path = "/api/v1/hosted-runtimes/claude-managed-agents";
        assertThat(asB.get(path).status()).isEqualTo(409);
        assertThat(asB.get(path).body()).doesNotContain(a.mark);
        assertThat(asB.delete(path + "?abandon=true").status()).isEqualTo(409);
        assertThat(asA.get(path).body()).contains(a.mark).doesNotContain("key-of-");
    }

    @Test
    void peopleOfAnotherTenantCannotBeBroughtIn() {
        asB.put("/api/v1/owners/b" + b.mark, "{}");
        asB.put("/api/v1/teams/b" + b.mark, "{}");
        assertThat(asB.put("/api/v1/owners/b" + b.mark + "/members/" + user, "{\"role\":\"owner\"}")
                        .status())
                .isEqualTo(404);
        assertThat(asB.put("/api/v1/teams/b" + b.mark + "/members/" + user, "{}")
                        .status())
                .isEqualTo(404);
        assertThat(asB.put("/api/v1/owners/b" + b.mark, "{\"team\":\"" + team + "\"}")
                        .status())
                .isEqualTo(404);
        assertThat(asB.put("/api/v1/users/" + user, "{\"role\":\"administrator\"}")
                        .status())
                .isEqualTo(409);
        assertThat(asA.get("/api/v1/users/" + user).json().getString("role")).isEqualTo("viewer");
    }

    @Test
    void namesOfAnotherTenantAreFree() {
        assertThat(asB.put("/api/v1/owners/" + owner, "{}").status()).isEqualTo(200);
        assertThat(asB.get("/api/v1/owners/" + owner).json().getInt("members")).isEqualTo(1);
        assertThat(asA.get("/api/v1/owners/" + owner).json().getInt("members")).isEqualTo(2);
        assertThat(Wired.bean(OwnerStore.class)
                        .named(b.id(), owner)
                        .orElseThrow()
                        .id())
                .isNotEqualTo(Wired.bean(OwnerStore.class)
                        .named(a.id(), owner)
                        .orElseThrow()
                        .id());
        World.inTransaction(() -> {
            var entities = Wired.bean(jakarta.persistence.EntityManager.class);
            var named = Wired.bean(OwnerStore.class).named(b.id(), owner).orElseThrow();
            entities.createNativeQuery("delete from owner where id = ?1")
                    .setParameter(1, named.id())
                    .executeUpdate();
            entities.createNativeQuery("delete from audit_entry where organisation_id = ?1 and target = ?2")
                    .setParameter(1, b.id())
                    .setParameter(2, "@" + owner)
                    .executeUpdate();
            return named.id();
        });
    }

    @Test
    void organisationsAreForTheHomeOrganisationOnly() {
        assertThat(asB.get("/api/v1/organisations").status()).isEqualTo(403);
        assertThat(asB.get("/api/v1/organisations/org-" + a.mark).status()).isEqualTo(403);
        assertThat(asB.put("/api/v1/organisations/org-" + a.mark, "{\"displayName\":\"x\"}")
                        .status())
                .isEqualTo(403);
    }
}
