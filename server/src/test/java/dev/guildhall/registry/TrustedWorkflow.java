package dev.guildhall.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.identity.Tokens;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.wired.Api;
import dev.guildhall.wired.TestIssuer;
import dev.guildhall.wired.Wired;
import jakarta.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** A workflow of {@code acme/skills} and an organisation that trusts it, for tests. */
final class TrustedWorkflow {
    static final String HERE = "http://localhost:9080";
    final TestIssuer issuer = TestIssuer.shared();
    final Guild guild = new Guild();
    final Actor author = guild.authorOf("mill");
    final Api owner = as(author);

    private final Api ci = Api.anonymous();
    final String repositoryId = Long.toString(1_000_000_000L + new Random().nextInt(1_000_000_000));

    /** The owner {@code mill} trusts it. */
    TrustedWorkflow() {
        Api.Answer put = owner.put("/api/v1/owners/mill/trusted-publishers/release", publisher(repositoryId, ""));
        assertThat(put.status()).as(put.body()).isEqualTo(200);
        assertThat(put.json().getString("workflow")).isEqualTo(".github/workflows/release.yml");
    }

    void refused(Consumer<Map<String, Object>> change, int status, String why) {
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

    Map<String, Object> claims() {
        return issuer.githubClaims(HERE, "acme/skills", repositoryId, "77");
    }

    Api.Answer exchange(String token) {
        return ci.post(
                "/api/v1/oidc/exchange",
                Json.createObjectBuilder().add("token", token).build().toString());
    }

    Api.Answer exchange(String token, String owner) {
        return ci.post(
                "/api/v1/oidc/exchange",
                Json.createObjectBuilder()
                        .add("token", token)
                        .add("owner", owner)
                        .build()
                        .toString());
    }

    /** Who its last run is, as the filter finds it. */
    Actor run() {
        return new Actor(
                guild.id,
                guild.name,
                token("publisher_id"),
                "github:acme/skills",
                "release",
                Actor.RUN,
                Set.of(Permission.SKILLS_PUBLISH),
                Optional.of(token("id")));
    }

    private UUID token(String column) {
        return UUID.fromString(Guild.text(
                "select cast(" + column
                        + " as text) from api_token where organisation_id = ? and publisher_id is not null order by id desc",
                guild.id));
    }

    static Api.Answer publish(Api as, String skill, String owner) {
        return as.call(
                "POST",
                "/api/v1/skills?version=1.0.0&owner=" + owner,
                Guild.skill(skill, "body " + UUID.randomUUID()),
                "application/zip");
    }

    String publisher(String id, String more) {
        String rest = more.contains("\"issuer\"") ? more : more + ",\"issuer\":\"" + issuer.github() + "\"";
        rest = rest.contains("\"ref\"") ? rest : rest + ",\"ref\":\"refs/heads/main\"";
        rest = rest.contains("\"workflow\"") ? rest : rest + ",\"workflow\":\"release.yml\"";
        return "{\"provider\":\"github\",\"repository\":\"acme/skills\",\"repositoryId\":\"%s\",\"ownerId\":\"77\",\"environment\":\"release\"%s}"
                .formatted(id, rest);
    }

    static Api as(Actor actor) {
        List<String> scopes =
                actor.permissions().stream().map(Permission::scope).sorted().toList();
        return Api.withToken(Wired.bean(Tokens.class)
                .create(actor, "test", scopes, Duration.ofDays(1))
                .value());
    }
}
