package dev.guildhall.registry;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import dev.guildhall.identity.Role;
import dev.guildhall.identity.Tokens;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.wired.Api;
import dev.guildhall.wired.TestIssuer;
import dev.guildhall.wired.Wired;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a workflow's OIDC token to a published version, through the public API, against an issuer that is really asked. */
class TrustedPublishingTest {
    private static final String HERE = "http://localhost:9080";

    private final TestIssuer issuer = TestIssuer.shared();
    private final Guild guild = new Guild();
    private final Actor author = guild.authorOf("mill");
    private final Api owner = as(author);
    private final Api ci = Api.anonymous();
    private final String repositoryId = Long.toString(1_000_000_000L + new Random().nextInt(1_000_000_000));

    @BeforeEach
    void trust() {
        Api.Answer put = owner.put("/api/v1/owners/mill/trusted-publishers/release", publisher(repositoryId, ""));
        assertThat(put.status()).as(put.body()).isEqualTo(200);
        assertThat(put.json().getString("workflow")).isEqualTo(".github/workflows/release.yml");
    }

    @Test
    void listsTheWorkflowsOfEveryOwnerOfTheOrganisationOnly() {
        new Guild().authorOf("mill");
        Api.Answer listed = owner.get("/api/v1/trusted-publishers?limit=1");

        assertThat(listed.json().getJsonArray("items")).hasSize(1);
        assertThat(listed.json().getJsonArray("items").getJsonObject(0).getString("owner"))
                .isEqualTo("mill");
        assertThat(listed.body())
                .contains("\"repositoryId\":\"" + repositoryId + "\"")
                .doesNotContain("\"next\"");
        assertThat(as(new Guild().authorOf("mill"))
                        .get("/api/v1/trusted-publishers")
                        .body())
                .doesNotContain(repositoryId);
        assertThat(owner.get("/api/v1/trusted-publishers?cursor=bm8").status()).isEqualTo(400);
    }

    @Test
    void publishesWithNoSecretButTheTokenOfItsRun() {
        Api.Answer exchanged = exchange(issuer.signed(claims()));

        assertThat(exchanged.status()).as(exchanged.body()).isEqualTo(200);
        assertThat(exchanged.header("Cache-Control")).hasValue("no-store");
        JsonObject answer = exchanged.json();
        assertThat(answer.getJsonArray("scopes")).hasToString("[\"skills:publish\"]");
        assertThat(answer.getString("owner")).isEqualTo("mill");
        assertThat(Instant.parse(answer.getString("expiresAt")))
                .isBetween(Instant.now().plusSeconds(14 * 60), Instant.now().plusSeconds(15 * 60 + 1));
        Api run = Api.withToken(answer.getString("token"));
        Api.Answer published = publish(run, "grind", "mill");
        assertThat(published.status()).as(published.body()).isEqualTo(201);

        JsonObject publisher = owner.get("/api/v1/skills/@mill/grind/versions/1.0.0/signatures")
                .json()
                .getJsonArray("signatures")
                .getJsonObject(0)
                .getJsonObject("statement")
                .getJsonObject("predicate")
                .getJsonObject("publisher");
        assertThat(publisher.getString("kind")).isEqualTo("trusted-publisher");
        assertThat(publisher.getString("repositoryId")).isEqualTo(repositoryId);
        assertThat(publisher.getString("sha")).isEqualTo("0123456789abcdef0123456789abcdef01234567");
        assertThat(publisher.getString("workflow")).isEqualTo(".github/workflows/release.yml");
        assertThat(publisher.getString("runUrl")).endsWith("/acme/skills/actions/runs/9876543210");
        assertThat(owner.get("/api/v1/skills/@mill/grind/versions").body()).contains("github:acme/skills");
        assertThat(Guild.count(
                        "select count(*) from audit_entry where organisation_id = ? and actor = 'github:acme/skills' and action in ('trusted-publisher.exchanged', 'skill.published')",
                        guild.id))
                .isEqualTo(2);
        assertThat(owner.get("/api/v1/owners/mill/trusted-publishers/release").json())
                .containsKey("lastExchangeAt");
    }

    @Test
    void givesATokenThatMayNothingElse() {
        as(guild.authorOf("other"));
        Api run = Api.withToken(exchange(issuer.signed(claims())).json().getString("token"));
        assertThat(publish(run, "grind", "other").status()).as("another owner").isEqualTo(403);
        for (String path :
                List.of("/api/v1/skills", "/api/v1/owners", "/api/v1/tokens", "/api/v1/audit", "/api/v1/users")) {
            assertThat(run.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(run.put("/api/v1/owners/mill", "{}").status()).isEqualTo(403);
        assertThat(run.post("/api/v1/skills/@mill/grind/versions/1.0.0/yank", "{\"reason\":\"x\"}")
                        .status())
                .isEqualTo(403);
        assertThat(run.put("/api/v1/owners/mill/trusted-publishers/mine", publisher("5", ""))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void comparesIdsAndNotNames() {
        refused(c -> c.put("repository_id", "4242"), 403, "repository_id is 4242, trusted is " + repositoryId);
        refused(c -> c.put("repository_owner_id", "666"), 403, "repository_owner_id is 666, trusted is 77");
        Map<String, Object> renamed = claims();
        renamed.put("repository", "acme/renamed");
        renamed.put("workflow_ref", "acme/renamed/.github/workflows/release.yml@refs/heads/main");
        assertThat(exchange(issuer.signed(renamed)).status())
                .as("the same repository under a new name")
                .isEqualTo(200);
    }

    @Test
    void refusesARunThatIsNotTheTrustedOne() {
        refused(
                c -> c.put("workflow_ref", "acme/skills/.github/workflows/other.yml@refs/heads/main"),
                403,
                "workflow is .github/workflows/other.yml");
        refused(
                c -> c.put("workflow_ref", "acme/skills/.github/workflows/release.yml@x.yml@refs/heads/main"),
                403,
                "workflow is .github/workflows/release.yml@x.yml");
        refused(c -> c.put("environment", "test"), 403, "environment is test, trusted is release");
        refused(c -> c.remove("environment"), 403, "environment is none");
        refused(c -> c.put("ref", "refs/heads/feature"), 403, "ref is refs/heads/feature");
        refused(c -> c.put("event_name", "pull_request_target"), 403, "event_name is pull_request_target");
        refused(c -> c.put("repository", "stranger/skills"), 401, "workflow_ref");
        refused(
                c -> {
                    c.put("repository", "stranger/skills");
                    c.put("repository_id", "1");
                    c.put("workflow_ref", "stranger/skills/.github/workflows/release.yml@refs/heads/main");
                },
                403,
                "Nobody here trusts stranger/skills");
    }

    @Test
    void refusesATokenThatIsNotInOrder() {
        refused(c -> c.put("aud", "https://elsewhere.example"), 401, "audience");
        refused(c -> c.put("aud", List.of(HERE, "https://elsewhere.example")), 401, "audience");
        refused(c -> c.put("exp", Date.from(Instant.now().minusSeconds(120))), 401, "expired");
        refused(c -> c.put("exp", Date.from(Instant.now().plus(Duration.ofDays(2)))), 401, "lives until");
        refused(c -> c.remove("exp"), 401, "no exp");
        refused(c -> c.put("iat", Date.from(Instant.now().plusSeconds(300))), 401, "issued at");
        refused(c -> c.put("nbf", Date.from(Instant.now().plusSeconds(300))), 401, "before");
        refused(c -> c.remove("jti"), 401, "jti");
        refused(c -> c.remove("repository_id"), 401, "repository_id");
        for (String token : List.of(
                "",
                "nonsense",
                TestIssuer.unsigned(claims()),
                issuer.forged(claims()),
                issuer.confused(claims()),
                issuer.signed(JWSAlgorithm.RS512, "rsa-1", claims()),
                issuer.signed(JWSAlgorithm.RS256, "ec-1", claims()),
                "a".repeat(20_000))) {
            Api.Answer answer = exchange(token);
            assertThat(answer.status()).as(answer.body()).isEqualTo(401);
            assertThat(answer.body()).contains("oidc-token-refused");
        }
    }

    @Test
    void takesATokenOnce() {
        String token = issuer.signed(claims());
        assertThat(exchange(token).status()).isEqualTo(200);
        Api.Answer again = exchange(token);
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.body()).contains("exchanged before").doesNotContain(token);
    }

    @Test
    void asksNoIssuerThatIsNotKnown() {
        int before = issuer.requests();
        Map<String, Object> claims = claims();
        claims.put("iss", "http://" + issuer.host() + "/stranger");
        Api.Answer answer = exchange(issuer.signed(claims));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("/stranger, which is not known here");
        assertThat(issuer.requests()).isEqualTo(before);
        assertThat(owner.put(
                                "/api/v1/owners/mill/trusted-publishers/odd",
                                publisher("5", ",\"issuer\":\"https://evil.example\""))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void takesTokensOfAnEcKeyToo() {
        assertThat(exchange(issuer.signed(JWSAlgorithm.ES256, "ec-1", claims())).status())
                .isEqualTo(200);
    }

    @Test
    void limitsARunToTheSkillsItIsTrustedWith() {
        owner.put("/api/v1/owners/mill/trusted-publishers/release", publisher(repositoryId, ",\"skills\":[\"grind\"]"));
        Api run = Api.withToken(exchange(issuer.signed(claims())).json().getString("token"));
        Api.Answer other = publish(run, "sift", "mill");
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.body()).contains("may publish grind, not sift");
        assertThat(publish(run, "grind", "mill").status()).isEqualTo(201);
    }

    @Test
    void endsItsTokensWhenTheTrustEnds() {
        Api run = Api.withToken(exchange(issuer.signed(claims())).json().getString("token"));
        assertThat(owner.delete("/api/v1/owners/mill/trusted-publishers/release")
                        .status())
                .isEqualTo(204);
        assertThat(publish(run, "grind", "mill").status()).isEqualTo(401);
        assertThat(exchange(issuer.signed(claims())).status()).isEqualTo(403);
    }

    @Test
    void asksForTheOwnerWhenSeveralTrustTheRepository() {
        Guild second = new Guild();
        Api other = as(second.authorOf("bakery"));
        assertThat(other.put("/api/v1/owners/bakery/trusted-publishers/release", publisher(repositoryId, ""))
                        .status())
                .isEqualTo(200);
        assertThat(exchange(issuer.signed(claims())).status()).isEqualTo(422);
        assertThat(exchange(issuer.signed(claims()), "@bakery").json().getString("organisation"))
                .isEqualTo(second.name);
        assertThat(exchange(issuer.signed(claims()), "mill").json().getString("organisation"))
                .isEqualTo(guild.name);
    }

    @Test
    void understandsGitLab() {
        String project = "group/sub/skills";
        owner.put(
                "/api/v1/owners/mill/trusted-publishers/gitlab", """
                {"provider":"gitlab","issuer":"%s","repository":"%s","repositoryId":"%s","ownerId":"9","workflow":".gitlab-ci.yml","ref":"refs/heads/*"}""".formatted(issuer.gitlab(), project, repositoryId));
        Map<String, Object> claims = issuer.gitlabClaims(HERE, project, repositoryId, "9");
        Api.Answer exchanged = exchange(issuer.signed(claims));
        assertThat(exchanged.status()).as(exchanged.body()).isEqualTo(200);
        assertThat(exchanged.json().getJsonObject("provenance").getString("runUrl"))
                .endsWith("/group/sub/skills/-/jobs/302");
        Map<String, Object> elsewhere = issuer.gitlabClaims(HERE, project, repositoryId, "10");
        assertThat(exchange(issuer.signed(elsewhere)).body()).contains("namespace_id is 10, trusted is 9");
    }

    @Test
    void showsAndChangesTrustedPublishersInTheirOwnOrganisationOnly() {
        Api stranger = as(new Guild().user(Role.ADMINISTRATOR));
        String path = "/api/v1/owners/mill/trusted-publishers";
        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.get(path + "/release").status()).isEqualTo(404);
        assertThat(stranger.put(path + "/release", publisher("5", "")).status()).isEqualTo(404);
        assertThat(stranger.delete(path + "/release").status()).isEqualTo(404);
        Actor publisher = guild.user(Role.AUTHOR);
        owner.put("/api/v1/owners/mill/members/" + publisher.login(), "{\"role\":\"publisher\"}");
        assertThat(as(publisher).put(path + "/mine", publisher("5", "")).status())
                .isEqualTo(403);
        assertThat(as(publisher).get(path).json().getJsonArray("items")).hasSize(1);
    }

    @Test
    void refusesATrustedPublisherThatTrustsTooMuch() {
        String path = "/api/v1/owners/mill/trusted-publishers/odd";
        for (String body : List.of(
                publisher("acme/skills", ""),
                publisher("5", ",\"ref\":\"*\""),
                publisher("5", ",\"ref\":\"main\""),
                publisher("5", ",\"workflow\":\"../x.sh\""),
                publisher("5", "").replace("\"github\"", "\"bitbucket\""),
                publisher("5", "").replace("acme/skills", "skills"))) {
            assertThat(owner.put(path, body).status()).as(body).isEqualTo(422);
        }
    }

    private void refused(Consumer<Map<String, Object>> change, int status, String why) {
        Map<String, Object> claims = claims();
        change.accept(claims);
        String token = issuer.signed(claims);
        // Other tests trust repositories of the same name, in organisations of their own.
        Api.Answer answer = ci.post(
                "/api/v1/oidc/exchange",
                Json.createObjectBuilder()
                        .add("token", token)
                        .add("owner", "mill")
                        .add("organisation", guild.name)
                        .build()
                        .toString());
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(why).doesNotContain(token).doesNotContain(token.substring(0, 40));
    }

    private Map<String, Object> claims() {
        return issuer.githubClaims(HERE, "acme/skills", repositoryId, "77");
    }

    private Api.Answer exchange(String token) {
        return ci.post(
                "/api/v1/oidc/exchange",
                Json.createObjectBuilder().add("token", token).build().toString());
    }

    private Api.Answer exchange(String token, String owner) {
        return ci.post(
                "/api/v1/oidc/exchange",
                Json.createObjectBuilder()
                        .add("token", token)
                        .add("owner", owner)
                        .build()
                        .toString());
    }

    private static Api.Answer publish(Api as, String skill, String owner) {
        return as.call(
                "POST",
                "/api/v1/skills?version=1.0.0&owner=" + owner,
                Guild.skill(skill, "body " + UUID.randomUUID()),
                "application/zip");
    }

    private String publisher(String id, String more) {
        String rest = more.contains("\"issuer\"") ? more : more + ",\"issuer\":\"" + issuer.github() + "\"";
        rest = rest.contains("\"ref\"") ? rest : rest + ",\"ref\":\"refs/heads/main\"";
        rest = rest.contains("\"workflow\"") ? rest : rest + ",\"workflow\":\"release.yml\"";
        return "{\"provider\":\"github\",\"repository\":\"acme/skills\",\"repositoryId\":\"%s\",\"ownerId\":\"77\",\"environment\":\"release\"%s}"
                .formatted(id, rest);
    }

    private static Api as(Actor actor) {
        List<String> scopes =
                actor.permissions().stream().map(Permission::scope).sorted().toList();
        return Api.withToken(Wired.bean(Tokens.class)
                .create(actor, "test", scopes, Duration.ofDays(1))
                .value());
    }
}
