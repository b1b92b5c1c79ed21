package dev.guildhall.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.platform.Actor;
import dev.guildhall.wired.Api;
import dev.guildhall.wired.Wired;
import org.junit.jupiter.api.Test;

/** The JSON API and the HTTP foundation under it, through every filter. */
class IdentityApiTest {
    private final World world = new World();
    private final Actor ada = world.user("ada", Role.AUTHOR);
    private final Actor admin = world.user("admin", Role.ADMINISTRATOR);
    private final Api asAda = Api.withToken(world.token(ada));

    @Test
    void nobodyIsToldHowToSignIn() {
        Api.Answer answer = Api.anonymous().get("/api/v1/owners");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .hasValueSatisfying(v -> assertThat(v).startsWith("Bearer"));
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.header("Trace-Id").orElseThrow()).matches("[0-9a-f]{32}");
        assertThat(answer.json().getString("type")).isEqualTo("/problems/unauthenticated");
        assertThat(answer.json().getInt("status")).isEqualTo(401);
        assertThat(answer.json().getString("instance")).isEqualTo("/api/v1/owners");
        assertThat(answer.json().getString("traceId"))
                .isEqualTo(answer.header("Trace-Id").orElseThrow());
    }

    @Test
    void traceIdOfTheCallerIsKept() {
        String id = "4bf92f3577b34da6a3ce929d0e0e4736";
        assertThat(asAda.with("traceparent", "00-" + id + "-00f067aa0ba902b7-01")
                        .get("/api/v1/owners")
                        .header("Trace-Id"))
                .contains(id);
    }

    @Test
    void wrongTokenIsRefusedInWords() {
        assertThat(Api.withToken("gh_wrong").get("/api/v1/owners").json().getString("type"))
                .isEqualTo("/problems/token-refused");
        assertThat(Api.anonymous()
                        .with("Authorization", "Basic YTpi")
                        .get("/api/v1/owners")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void missingPermissionIsNamed() {
        Api.Answer answer = asAda.get("/api/v1/users");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().getString("detail")).contains("users:read");
    }

    @Test
    void unknownAddressMethodAndTypeAreProblems() {
        assertThat(asAda.get("/api/v1/nothing-here").json().getString("type")).isEqualTo("/problems/not-found");
        Api.Answer method = asAda.delete("/api/v1/owners");
        assertThat(method.json().getString("type")).isEqualTo("/problems/method-not-allowed");
        assertThat(asAda.with("Content-Type", "text/csv")
                        .put("/api/v1/owners/acme", "a,b")
                        .json()
                        .getString("type"))
                .isEqualTo("/problems/unsupported-media-type");
        assertThat(asAda.with("Accept", "image/png")
                        .get("/api/v1/owners")
                        .json()
                        .getString("type"))
                .isEqualTo("/problems/not-acceptable");
        assertThat(asAda.delete("/api/v1/tokens/not-a-uuid").status()).isEqualTo(404);
        assertThat(asAda.get("/api/v1/owners?limit=many").status()).isEqualTo(404);
        assertThat(asAda.get("/api/v1/owners?limit=1000").status()).isEqualTo(400);
        assertThat(asAda.get("/api/v1/owners?cursor=nonsense").status()).isIn(200, 400);
    }

    @Test
    void badBodiesSayWhere() {
        Api.Answer unknown = asAda.put("/api/v1/owners/acme", "{\"displayname\":\"x\"}");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.json().getString("detail")).contains("Did you mean displayName?");
        assertThat(asAda.put("/api/v1/owners/acme", "{\"displayName\":").status())
                .isEqualTo(400);
        assertThat(asAda.put("/api/v1/owners/acme", "{\"displayName\":\"" + "x".repeat(1 << 20) + "\"}")
                        .status())
                .isEqualTo(413);
    }

    @Test
    void ownersAreMadeAndReadWithAndWithoutTheSign() {
        Api.Answer made = asAda.put("/api/v1/owners/@acme", "{\"displayName\":\"Acme\"}");
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.body()).contains("\"name\":\"acme\",\"displayName\":\"Acme\",\"trusted\":false,");
        assertThat(asAda.get("/api/v1/owners/%40acme").body()).isEqualTo(made.body());
        assertThat(asAda.get("/api/v1/owners/acme").body()).isEqualTo(made.body());
        assertThat(asAda.get("/api/v1/owners/nosuch").json().getString("detail"))
                .contains("PUT /api/v1/owners/nosuch");
        assertThat(asAda.put("/api/v1/owners/acme/trust", "{\"trusted\":true,\"reason\":\"x\"}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void tokenIsMadeUsedAndRevoked() {
        Api.Answer made = asAda.post("/api/v1/tokens", "{\"name\":\"CI\",\"scopes\":[\"owners:read\"],\"days\":1}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Cache-Control")).contains("no-store");
        Api asCi = Api.withToken(made.json().getString("value"));
        assertThat(asCi.get("/api/v1/owners").status()).isEqualTo(200);
        assertThat(asCi.get("/api/v1/tokens").status()).isEqualTo(403);

        String id = made.json().getJsonObject("token").getString("id");
        assertThat(asAda.delete("/api/v1/tokens/" + id).json().getString("state"))
                .isEqualTo("revoked");
        assertThat(asCi.get("/api/v1/owners").status()).isEqualTo(401);
    }

    @Test
    void cookieWritesOnlyFromOurOwnPages() {
        SignIn.OpenedSession opened = Wired.bean(SignIn.class).withToken(world.token(ada), "10.0.0.9");
        Api browser = Api.anonymous().with("Cookie", "guildhall_session=" + opened.cookie());

        assertThat(browser.get("/api/v1/profile").json().getString("login")).isEqualTo(ada.login());
        assertThat(browser.put("/api/v1/owners/shop", "{}").json().getString("type"))
                .isEqualTo("/problems/cross-site");
        for (String site : new String[] {"cross-site", "same-site", "none"}) {
            assertThat(browser.with("Sec-Fetch-Site", site)
                            .put("/api/v1/owners/shop", "{}")
                            .status())
                    .as(site)
                    .isEqualTo(403);
        }
        assertThat(browser.with("Origin", "https://evil.example")
                        .put("/api/v1/owners/shop", "{}")
                        .status())
                .isEqualTo(403);
        assertThat(browser.with("Origin", "http://localhost:9080")
                        .put("/api/v1/owners/shop", "{}")
                        .status())
                .isEqualTo(200);
        assertThat(browser.with("Sec-Fetch-Site", "same-origin")
                        .put("/api/v1/owners/shop2", "{}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void passwordChangeOverHttpKeepsTheSessionThatAsked() {
        String token = world.token(ada);
        SignIn signIn = Wired.bean(SignIn.class);
        SignIn.OpenedSession mine = signIn.withToken(token, "10.0.0.9");
        SignIn.OpenedSession other = signIn.withToken(token, "10.0.0.9");
        Api browser = Api.anonymous()
                .with("Cookie", "guildhall_session=" + mine.cookie())
                .with("Sec-Fetch-Site", "same-origin");

        assertThat(browser.put("/api/v1/profile/password", "{\"replacement\":\"correct horse battery\"}")
                        .status())
                .isEqualTo(204);
        assertThat(signIn.actorOf(mine.cookie())).isPresent();
        assertThat(signIn.actorOf(other.cookie())).isEmpty();
    }

    @Test
    void staleCookieIsNobody() {
        assertThat(Api.anonymous()
                        .with("Cookie", "guildhall_session=stale")
                        .get("/api/v1/owners")
                        .json()
                        .getString("type"))
                .isEqualTo("/problems/unauthenticated");
    }

    @Test
    void apiAnswersJsonToBrowsersToo() {
        Api.Answer answer = Api.anonymous()
                .with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .get("/api/v1/owners");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
    }

    @Test
    void auditIsFilteredAndStreamed() {
        asAda.put("/api/v1/owners/acme", "{}");
        Api asAdmin = Api.withToken(world.token(admin));

        Api.Answer page = asAdmin.get("/api/v1/audit?action=owner.created&target=@acme&actor=" + ada.login());
        assertThat(page.json().getJsonArray("items")).hasSize(1);
        assertThat(asAdmin.get("/api/v1/audit?to=2000-01-01T00:00:00Z").json().getJsonArray("items"))
                .isEmpty();
        assertThat(asAdmin.get("/api/v1/audit?from=yesterday").status()).isEqualTo(400);
        Api.Answer lines = asAdmin.with("Accept", "application/x-ndjson").get("/api/v1/audit?action=owner.created");
        assertThat(lines.header("Content-Type").orElseThrow()).startsWith("application/x-ndjson");
        assertThat(lines.body().lines())
                .hasSize(1)
                .allSatisfy(line -> assertThat(line).startsWith("{\"action\""));
        assertThat(asAda.get("/api/v1/audit").status()).isEqualTo(403);
    }
}
