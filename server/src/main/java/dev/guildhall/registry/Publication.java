package dev.guildhall.registry;

import dev.guildhall.identity.TrustedRun;
import dev.guildhall.identity.TrustedRuns;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Version;
import dev.guildhall.skill.SourceRepository;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * What the registry says of a version besides its digests: the predicate of its signature. docs/trust.md lists the members.
 *
 * @param publisher who published it
 * @param source where it says that its source is
 * @param imported where an import took it from, and the digest of what it read there
 * @param signedLater the version is from before signatures: what is said of its publication was read from the database
 */
record Publication(
        UUID organisation,
        Instant publishedAt,
        JsonObject publisher,
        String verdict,
        String risk,
        Optional<SourceRepository> source,
        Optional<Origin> imported,
        URI registry,
        boolean signedLater) {
    static final String TYPE = "https://guildhall.dev/publication/v1";

    static Publication of(Actor actor, Optional<TrustedRun> run, NewVersion version, URI registry) {
        return new Publication(
                actor.organisation(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                run.map(Publication::workflow).orElseGet(() -> user(actor.login(), actor.token())),
                version.verdict(),
                version.risk().level().label(),
                version.manifest().repository(),
                version.origin(),
                registry,
                false);
    }

    static JsonObject user(String login, Optional<UUID> token) {
        JsonObjectBuilder publisher = JsonProvider.provider()
                .createObjectBuilder()
                .add("kind", "user")
                .add("login", login);
        token.ifPresent(id -> publisher.add("token", id.toString()));
        return publisher.build();
    }

    private static JsonObject workflow(TrustedRun run) {
        JsonObjectBuilder publisher = JsonProvider.provider()
                .createObjectBuilder()
                .add("kind", TrustedRuns.ROLE)
                .add("login", run.login())
                .add("trustedPublisher", run.publisher())
                .add("provider", run.provider())
                .add("issuer", run.issuer())
                .add("repository", run.repository())
                .add("repositoryId", run.repositoryId())
                .add("ownerId", run.ownerId())
                .add("ref", run.ref())
                .add("sha", run.sha())
                .add("workflow", run.workflow())
                .add("runId", run.runId())
                .add("runUrl", run.runUrl())
                .add("commitUrl", run.commitUrl());
        run.environment().ifPresent(name -> publisher.add("environment", name));
        run.event().ifPresent(name -> publisher.add("event", name));
        return publisher.build();
    }

    JsonObject json() {
        JsonProvider json = JsonProvider.provider();
        JsonObjectBuilder predicate = json.createObjectBuilder()
                .add("publishedAt", publishedAt.toString())
                .add("publisher", publisher)
                .add("verdict", verdict)
                .add("risk", risk);
        source.ifPresent(repository -> {
            JsonObjectBuilder from = json.createObjectBuilder().add("url", repository.url());
            repository.commit().ifPresent(commit -> from.add("commit", commit));
            repository.path().ifPresent(path -> from.add("path", path));
            predicate.add("source", from);
        });
        imported.ifPresent(origin -> {
            JsonObjectBuilder from = json.createObjectBuilder().add("digest", origin.digest());
            origin.repository().ifPresent(repository -> from.add("repository", repository));
            origin.commit().ifPresent(commit -> from.add("commit", commit));
            predicate.add("imported", from.add("path", origin.path()));
        });
        predicate.add(
                "registry",
                json.createObjectBuilder()
                        .add("url", registry.toString())
                        .add("organisation", organisation.toString())
                        .add("version", Version.current().version()));
        return (signedLater ? predicate.add("signedLater", true) : predicate).build();
    }
}
