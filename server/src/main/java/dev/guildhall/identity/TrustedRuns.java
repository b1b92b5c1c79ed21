package dev.guildhall.identity;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Optional;

/** Says which run of which workflow an actor stands for, when it is one that a trusted publisher's token let in. */
@Service
public class TrustedRuns {
    /** The role of an actor that is no user: it publishes for one owner and may nothing else. */
    public static final String ROLE = Actor.RUN;

    private final TrustedPublisherStore store;

    @Inject
    TrustedRuns(TrustedPublisherStore store) {
        this.store = store;
    }

    /** Empty for a user; 401 for a run whose token ended: what it publishes must never look like a user's. */
    public Optional<TrustedRun> of(Actor actor) {
        if (!actor.role().equals(ROLE)) {
            return Optional.empty();
        }
        TrustedRun run =
                actor.token().flatMap(store::provenance).map(TrustedRuns::read).orElseThrow(TrustedRuns::over);
        return Optional.of(run);
    }

    /** 403 when the actor is a trusted publisher for other skills of the owner, 401 when its trust ended. */
    public void requireSkill(Actor actor, String name) {
        if (!actor.role().equals(ROLE)) {
            return;
        }
        TrustedPublisherRow publisher =
                store.byKey(actor.user()).orElseThrow(TrustedRuns::over).row();
        if (!publisher.skills().isEmpty() && !publisher.skills().contains(name)) {
            throw IdentityProblem.PUBLISHER_NOT_TRUSTED.because(
                    "The trusted publisher %s may publish %s, not %s. Who manages the owner can change that."
                            .formatted(publisher.id(), String.join(", ", publisher.skills()), name));
        }
    }

    private static RuntimeException over() {
        return IdentityProblem.TOKEN_REFUSED.because(
                "The token of this run ended with the trust in its workflow, which was removed or changed. Exchange a new OIDC token once it is set up again.");
    }

    private static TrustedRun read(String json) {
        try (JsonReader reader = JsonProvider.provider().createReader(new StringReader(json))) {
            JsonObject run = reader.readObject();
            return new TrustedRun(
                    run.getString("publisher"),
                    run.getString("provider"),
                    run.getString("issuer"),
                    run.getString("repository"),
                    run.getString("repositoryId"),
                    run.getString("ownerId"),
                    run.getString("ref"),
                    run.getString("sha"),
                    run.getString("workflow"),
                    Optional.ofNullable(run.getString("environment", null)),
                    Optional.ofNullable(run.getString("event", null)),
                    run.getString("runId"),
                    run.getString("runUrl"),
                    run.getString("commitUrl"));
        }
    }
}
