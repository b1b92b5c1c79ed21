package dev.guildhall.platform;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The actor of the request at hand. Set once by identity's filter, before any resource method runs. */
@RequestScoped
public class CurrentActor {
    private @Nullable Actor actor;

    public Optional<Actor> ifKnown() {
        return Optional.ofNullable(actor);
    }

    /** The actor, or a 401 problem when nobody is signed in. */
    public Actor known() {
        return ifKnown()
                .orElseThrow(() -> PlatformProblem.UNAUTHENTICATED.because(
                        "Send an API token as \"Authorization: Bearer gh_…\", or sign in at /signin."));
    }

    public void set(Actor known) {
        this.actor = known;
    }
}
