package dev.guildhall.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import dev.guildhall.identity.Role;
import dev.guildhall.identity.TrustedRuns;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Problem;
import dev.guildhall.wired.Api;
import dev.guildhall.wired.TestIssuer;
import dev.guildhall.wired.Wired;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** From a workflow's OIDC token to a published version, through the public API, against an issuer that is really asked. */
class TrustedPublishingTest {
    private final TrustedWorkflow workflow = new TrustedWorkflow();

    @Test
    void listsTheWorkflowsOfEveryOwnerOfTheOrganisationOnly() {
        new Guild().authorOf("mill");
        Api.Answer listed = workflow.owner.get("/api/v1/trusted-publishers?limit=1");

        assertThat(listed.json().getJsonArray("items")).hasSize(1);
        assertThat(listed.json().getJsonArray("items").getJsonObject(0).getString("owner"))
                .isEqualTo("mill");
        assertThat(listed.body())
                .contains("\"repositoryId\":\"" + workflow.repositoryId + "\"")
                .doesNotContain("\"next\"");
        assertThat(TrustedWorkflow.as(new Guild().authorOf("mill"))
                        .get("/api/v1/trusted-publishers")
                        .body())
                .doesNotContain(workflow.repositoryId);
        assertThat(workflow.owner.get("/api/v1/trusted-publishers?cursor=bm8").status())
                .isEqualTo(400);
    }

    @Test
    void publishesWithNoSecretButTheTokenOfItsRun() {
        Api.Answer exchanged = workflow.exchange(workflow.issuer.signed(workflow.claims()));

        assertThat(exchanged.status()).as(exchanged.body()).isEqualTo(200);
        assertThat(exchanged.header("Cache-Control")).hasValue("no-store");
        JsonObject answer = exchanged.json();
        assertThat(answer.getJsonArray("scopes")).hasToString("[\"skills:publish\"]");
        assertThat(answer.getString("owner")).isEqualTo("mill");
        assertThat(Instant.parse(answer.getString("expiresAt")))
                .isBetween(Instant.now().plusSeconds(14 * 60), Instant.now().plusSeconds(15 * 60 + 1));
        Api run = Api.withToken(answer.getString("token"));
        Api.Answer published = TrustedWorkflow.publish(run, "grind", "mill");
        assertThat(published.status()).as(published.body()).isEqualTo(201);

        JsonObject publisher = workflow.owner
                .get("/api/v1/skills/@mill/grind/versions/1.0.0/signatures")
                .json()
                .getJsonArray("signatures")
                .getJsonObject(0)
                .getJsonObject("statement")
                .getJsonObject("predicate")
                .getJsonObject("publisher");
        assertThat(publisher.getString("kind")).isEqualTo("trusted-publisher");
        assertThat(publisher.getString("repositoryId")).isEqualTo(workflow.repositoryId);
        assertThat(publisher.getString("sha")).isEqualTo("0123456789abcdef0123456789abcdef01234567");
        assertThat(publisher.getString("workflow")).isEqualTo(".github/workflows/release.yml");
        assertThat(publisher.getString("runUrl")).endsWith("/acme/skills/actions/runs/9876543210");
        assertThat(workflow.owner.get("/api/v1/skills/@mill/grind/versions").body())
                .contains("github:acme/skills");
        assertThat(Guild.count(
                        "select count(*) from audit_entry where organisation_id = ? and actor = 'github:acme/skills' and action in ('trusted-publisher.exchanged', 'skill.published')",
                        workflow.guild.id))
                .isEqualTo(2);
        assertThat(workflow.owner
                        .get("/api/v1/owners/mill/trusted-publishers/release")
                        .json())
                .containsKey("lastExchangeAt");
    }

    @Test
    void givesATokenThatMayNothingElse() {
        TrustedWorkflow.as(workflow.guild.authorOf("other"));
        Api run = Api.withToken(workflow.exchange(workflow.issuer.signed(workflow.claims()))
                .json()
                .getString("token"));
        assertThat(TrustedWorkflow.publish(run, "grind", "other").status())
                .as("another owner")
                .isEqualTo(403);
        for (String path :
                List.of("/api/v1/skills", "/api/v1/owners", "/api/v1/tokens", "/api/v1/audit", "/api/v1/users")) {
            assertThat(run.get(path).status()).as(path).isEqualTo(403);
        }
        assertThat(run.call(
                                "POST",
                                "/api/v1/imports?owner=mill",
                                Guild.skill("grind", "body"),
                                "application/octet-stream")
                        .status())
                .as("an import belongs to a user")
                .isEqualTo(403);
        assertThat(run.post("/api/v1/imports?owner=mill", "{\"source\":\"https://git.example/acme/skills\"}")
                        .status())
                .isEqualTo(403);
        assertThat(Guild.count("select count(*) from kept_upload where organisation_id = ?", workflow.guild.id))
                .isZero();
        Api.Answer draft = run.post("/api/v1/drafts", "{\"source\":\"https://pages.example/\"}");
        assertThat(draft.status()).as("a draft belongs to a user").isEqualTo(403);
        assertThat(draft.body()).contains("is a run of a trusted workflow");
        assertThat(run.put("/api/v1/owners/mill", "{}").status()).isEqualTo(403);
        assertThat(run.post("/api/v1/skills/@mill/grind/versions/1.0.0/yank", "{\"reason\":\"x\"}")
                        .status())
                .isEqualTo(403);
        assertThat(run.put("/api/v1/owners/mill/trusted-publishers/mine", workflow.publisher("5", ""))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void refusesARunWhoseTrustEndedWhileItPublished() {
        assertThat(workflow.exchange(workflow.issuer.signed(workflow.claims())).status())
                .isEqualTo(200);
        Actor run = workflow.run();
        assertThat(Wired.bean(TrustedRuns.class).of(run)).isPresent();
        workflow.owner.delete("/api/v1/owners/mill/trusted-publishers/release");
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> Wired.bean(TrustedRuns.class).of(run),
                () -> Wired.bean(TrustedRuns.class).requireSkill(run, "grind"))) {
            assertThatThrownBy(call)
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.type().status()).isEqualTo(401));
        }
        assertThatThrownBy(() -> Guild.publish(run, Guild.skill("grind", "body"), "mill", "1.0.0"))
                .isInstanceOf(Problem.class);
        assertThat(workflow.guild.versions()).isZero();
    }

    @Test
    void refusesATokenThatIsNotInOrder() {
        workflow.refused(c -> c.put("aud", "https://elsewhere.example"), 401, "audience");
        workflow.refused(
                c -> c.put("aud", List.of(TrustedWorkflow.HERE, "https://elsewhere.example")), 401, "audience");
        workflow.refused(c -> c.put("exp", Date.from(Instant.now().minusSeconds(120))), 401, "expired");
        workflow.refused(c -> c.put("exp", Date.from(Instant.now().plus(Duration.ofDays(2)))), 401, "lives until");
        workflow.refused(c -> c.remove("exp"), 401, "no exp");
        workflow.refused(c -> c.put("iat", Date.from(Instant.now().plusSeconds(300))), 401, "issued at");
        workflow.refused(c -> c.put("nbf", Date.from(Instant.now().plusSeconds(300))), 401, "before");
        workflow.refused(c -> c.remove("jti"), 401, "jti");
        workflow.refused(c -> c.remove("repository_id"), 401, "repository_id");
        for (String token : List.of(
                "",
                "nonsense",
                TestIssuer.unsigned(workflow.claims()),
                workflow.issuer.forged(workflow.claims()),
                workflow.issuer.confused(workflow.claims()),
                workflow.issuer.signed(JWSAlgorithm.RS512, "rsa-1", workflow.claims()),
                workflow.issuer.signed(JWSAlgorithm.RS256, "ec-1", workflow.claims()),
                "a".repeat(20_000))) {
            Api.Answer answer = workflow.exchange(token);
            assertThat(answer.status()).as(answer.body()).isEqualTo(401);
            assertThat(answer.body()).contains("oidc-token-refused");
        }
    }

    @Test
    void takesATokenOnce() {
        String token = workflow.issuer.signed(workflow.claims());
        assertThat(workflow.exchange(token).status()).isEqualTo(200);
        Api.Answer again = workflow.exchange(token);
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.body()).contains("exchanged before").doesNotContain(token);
    }

    @Test
    void asksNoIssuerThatIsNotKnown() {
        int before = workflow.issuer.requests();
        Map<String, Object> claims = workflow.claims();
        claims.put("iss", "http://" + workflow.issuer.host() + "/stranger");
        Api.Answer answer = workflow.exchange(workflow.issuer.signed(claims));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("/stranger, which is not known here");
        assertThat(workflow.issuer.requests()).isEqualTo(before);
        assertThat(workflow.owner
                        .put(
                                "/api/v1/owners/mill/trusted-publishers/odd",
                                workflow.publisher("5", ",\"issuer\":\"https://evil.example\""))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void takesTokensOfAnEcKeyToo() {
        assertThat(workflow.exchange(workflow.issuer.signed(JWSAlgorithm.ES256, "ec-1", workflow.claims()))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void limitsARunToTheSkillsItIsTrustedWith() {
        workflow.owner.put(
                "/api/v1/owners/mill/trusted-publishers/release",
                workflow.publisher(workflow.repositoryId, ",\"skills\":[\"grind\"]"));
        Api run = Api.withToken(workflow.exchange(workflow.issuer.signed(workflow.claims()))
                .json()
                .getString("token"));
        Api.Answer other = TrustedWorkflow.publish(run, "sift", "mill");
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.body()).contains("may publish grind, not sift");
        assertThat(TrustedWorkflow.publish(run, "grind", "mill").status()).isEqualTo(201);
    }

    @Test
    void endsItsTokensWhenTheTrustEnds() {
        Api run = Api.withToken(workflow.exchange(workflow.issuer.signed(workflow.claims()))
                .json()
                .getString("token"));
        assertThat(workflow.owner
                        .delete("/api/v1/owners/mill/trusted-publishers/release")
                        .status())
                .isEqualTo(204);
        assertThat(TrustedWorkflow.publish(run, "grind", "mill").status()).isEqualTo(401);
        assertThat(workflow.exchange(workflow.issuer.signed(workflow.claims())).status())
                .isEqualTo(403);
    }

    @Test
    void showsAndChangesTrustedPublishersInTheirOwnOrganisationOnly() {
        Api stranger = TrustedWorkflow.as(new Guild().user(Role.ADMINISTRATOR));
        String path = "/api/v1/owners/mill/trusted-publishers";
        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.get(path + "/release").status()).isEqualTo(404);
        assertThat(stranger.put(path + "/release", workflow.publisher("5", "")).status())
                .isEqualTo(404);
        assertThat(stranger.delete(path + "/release").status()).isEqualTo(404);
        Actor publisher = workflow.guild.user(Role.AUTHOR);
        workflow.owner.put("/api/v1/owners/mill/members/" + publisher.login(), "{\"role\":\"publisher\"}");
        assertThat(TrustedWorkflow.as(publisher)
                        .put(path + "/mine", workflow.publisher("5", ""))
                        .status())
                .isEqualTo(403);
        assertThat(TrustedWorkflow.as(publisher).get(path).json().getJsonArray("items"))
                .hasSize(1);
    }

    @Test
    void refusesATrustedPublisherThatTrustsTooMuch() {
        String path = "/api/v1/owners/mill/trusted-publishers/odd";
        for (String body : List.of(
                workflow.publisher("acme/skills", ""),
                workflow.publisher("5", ",\"ref\":\"*\""),
                workflow.publisher("5", ",\"ref\":\"main\""),
                workflow.publisher("5", ",\"workflow\":\"../x.sh\""),
                workflow.publisher("5", "").replace("\"github\"", "\"bitbucket\""),
                workflow.publisher("5", "").replace("acme/skills", "skills"))) {
            assertThat(workflow.owner.put(path, body).status()).as(body).isEqualTo(422);
        }
    }
}
