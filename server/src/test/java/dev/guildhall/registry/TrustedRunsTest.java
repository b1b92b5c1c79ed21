package dev.guildhall.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.wired.Api;
import jakarta.json.Json;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which run of which workflow is trusted, and for which owner. */
class TrustedRunsTest {
    private final TrustedWorkflow workflow = new TrustedWorkflow();

    @Test
    void comparesIdsAndNotNames() {
        workflow.refused(c -> c.put("repository_id", "4242"), 403, "Nobody here trusts acme/skills (id 4242)");
        workflow.refused(c -> c.put("repository_owner_id", "666"), 403, "repository_owner_id is 666, trusted is 77");
        Map<String, Object> renamed = workflow.claims();
        renamed.put("repository", "acme/renamed");
        renamed.put("workflow_ref", "acme/renamed/.github/workflows/release.yml@refs/heads/main");
        assertThat(workflow.exchange(workflow.issuer.signed(renamed)).status())
                .as("the same repository under a new name")
                .isEqualTo(200);
    }

    @Test
    void refusesARunThatIsNotTheTrustedOne() {
        workflow.refused(
                c -> c.put("workflow_ref", "acme/skills/.github/workflows/other.yml@refs/heads/main"),
                403,
                "workflow is .github/workflows/other.yml");
        workflow.refused(
                c -> c.put("workflow_ref", "acme/skills/.github/workflows/release.yml@x.yml@refs/heads/main"),
                403,
                "workflow is .github/workflows/release.yml@x.yml");
        workflow.refused(c -> c.put("environment", "test"), 403, "environment is test, trusted is release");
        workflow.refused(c -> c.remove("environment"), 403, "environment is (none)");
        workflow.refused(c -> c.put("ref", "refs/heads/feature"), 403, "ref is refs/heads/feature");
        for (String event :
                List.of("pull_request", "pull_request_target", "pull_request_review", "pull_request_review_comment")) {
            workflow.refused(c -> c.put("event_name", event), 403, "event_name is " + event);
        }
        workflow.refused(c -> c.remove("event_name"), 403, "event_name is (none)");
        workflow.refused(c -> c.put("repository", "stranger/skills"), 401, "workflow_ref");
        workflow.refused(
                c -> {
                    c.put("repository", "stranger/skills");
                    c.put("repository_id", "1");
                    c.put("workflow_ref", "stranger/skills/.github/workflows/release.yml@refs/heads/main");
                },
                403,
                "Nobody here trusts stranger/skills");
    }

    @Test
    void refusesRefsAndPipelinesThatStrangersCanMake() {
        workflow.owner.put(
                "/api/v1/owners/mill/trusted-publishers/release",
                workflow.publisher(workflow.repositoryId, ",\"ref\":\"refs/*\""));
        for (String ref : List.of("refs/pull/7/merge", "refs/heads/gh-readonly-queue/main/pr-7-0123")) {
            workflow.refused(c -> c.put("ref", ref), 403, "ref is " + ref);
        }
        workflow.owner.put("/api/v1/owners/mill/trusted-publishers/gitlab", """
                {"provider":"gitlab","issuer":"%s","repository":"group/skills","repositoryId":"%s","ownerId":"9"}""".formatted(
                        workflow.issuer.gitlab(), workflow.repositoryId));
        Map<String, Object> claims =
                workflow.issuer.gitlabClaims(TrustedWorkflow.HERE, "group/skills", workflow.repositoryId, "9");
        claims.put("ref_path", "refs/merge-requests/7/head");
        assertThat(workflow.exchange(workflow.issuer.signed(claims), "mill").body())
                .contains("ref is refs/merge-requests/7/head");
        claims.put("ref_path", "refs/heads/main");
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("pipeline_source", "parent_pipeline");
        assertThat(workflow.exchange(workflow.issuer.signed(claims), "mill").body())
                .contains("pipeline_source is parent_pipeline");
    }

    @Test
    void takesNoneForANameOfAnEnvironment() {
        workflow.owner.put(
                "/api/v1/owners/mill/trusted-publishers/release",
                workflow.publisher(workflow.repositoryId, "")
                        .replace("\"environment\":\"release\"", "\"environment\":\"none\""));
        workflow.refused(c -> c.remove("environment"), 403, "environment is (none), trusted is none");
    }

    @Test
    void saysNothingOfWhomAnotherOrganisationTrustsUnderTheSameName() {
        Guild second = new Guild();
        TrustedWorkflow.as(second.authorOf("bakery"))
                .put("/api/v1/owners/bakery/trusted-publishers/release", workflow.publisher("31337", ""));
        Map<String, Object> claims = workflow.claims();
        claims.put("repository_id", "4242");
        assertThat(workflow.exchange(workflow.issuer.signed(claims)).body())
                .doesNotContain("31337")
                .doesNotContain("differences");
    }

    @Test
    void findsTheOwnerBehindAHundredOthers() {
        Guild crowd = new Guild();
        TrustedWorkflow.as(crowd.authorOf("bakery"))
                .put("/api/v1/owners/bakery/trusted-publishers/p", workflow.publisher(workflow.repositoryId, ""));
        Guild.execute(
                "insert into trusted_publisher select gen_random_uuid(), organisation_id, owner_id, 'q' || n, provider, issuer, repository, repository_id, repository_owner_id, workflow, environment, ref, skills, created_by, created_at, last_exchange_at from trusted_publisher, generate_series(1, 120) n where organisation_id = ?",
                crowd.id);
        Guild.execute(
                "update trusted_publisher set id = overlay(cast(id as text) placing '00000000' from 1 for 8)::uuid where organisation_id = ?",
                crowd.id);
        assertThat(workflow.exchange(workflow.issuer.signed(workflow.claims()), "mill")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void asksForThePublisherWhenSeveralOfOneOwnerFit() {
        workflow.owner.put(
                "/api/v1/owners/mill/trusted-publishers/nightly", workflow.publisher(workflow.repositoryId, ""));
        Api.Answer both = workflow.exchange(workflow.issuer.signed(workflow.claims()));
        assertThat(both.status()).isEqualTo(422);
        assertThat(both.body()).contains("@mill nightly", "@mill release", "\"field\":\"publisher\"");
        Api.Answer chosen = Api.anonymous()
                .post(
                        "/api/v1/oidc/exchange",
                        Json.createObjectBuilder()
                                .add("token", workflow.issuer.signed(workflow.claims()))
                                .add("publisher", "nightly")
                                .build()
                                .toString());
        assertThat(chosen.json().getJsonObject("provenance").getString("publisher"))
                .isEqualTo("nightly");
    }

    @Test
    void asksForTheOwnerWhenSeveralTrustTheRepository() {
        Guild second = new Guild();
        Api other = TrustedWorkflow.as(second.authorOf("bakery"));
        assertThat(other.put(
                                "/api/v1/owners/bakery/trusted-publishers/release",
                                workflow.publisher(workflow.repositoryId, ""))
                        .status())
                .isEqualTo(200);
        assertThat(workflow.exchange(workflow.issuer.signed(workflow.claims())).status())
                .isEqualTo(422);
        assertThat(workflow.exchange(workflow.issuer.signed(workflow.claims()), "@bakery")
                        .json()
                        .getString("organisation"))
                .isEqualTo(second.name);
        assertThat(workflow.exchange(workflow.issuer.signed(workflow.claims()), "mill")
                        .json()
                        .getString("organisation"))
                .isEqualTo(workflow.guild.name);
    }

    @Test
    void understandsGitLab() {
        String project = "group/sub/skills";
        workflow.owner.put("/api/v1/owners/mill/trusted-publishers/gitlab", """
                {"provider":"gitlab","issuer":"%s","repository":"%s","repositoryId":"%s","ownerId":"9","workflow":".gitlab-ci.yml","ref":"refs/heads/*"}""".formatted(
                        workflow.issuer.gitlab(), project, workflow.repositoryId));
        Map<String, Object> claims =
                workflow.issuer.gitlabClaims(TrustedWorkflow.HERE, project, workflow.repositoryId, "9");
        Api.Answer exchanged = workflow.exchange(workflow.issuer.signed(claims));
        assertThat(exchanged.status()).as(exchanged.body()).isEqualTo(200);
        assertThat(exchanged.json().getJsonObject("provenance").getString("runUrl"))
                .endsWith("/group/sub/skills/-/jobs/302");
        Map<String, Object> elsewhere =
                workflow.issuer.gitlabClaims(TrustedWorkflow.HERE, project, workflow.repositoryId, "10");
        assertThat(workflow.exchange(workflow.issuer.signed(elsewhere)).body())
                .contains("namespace_id is 10, trusted is 9");
    }
}
