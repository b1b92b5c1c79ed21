package dev.guildhall.web.layout;

import dev.guildhall.agents.AgentCounts;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import dev.guildhall.review.Reviews;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the {@link Chrome} of the request at hand. */
@Service
public class Frame {
    private final CurrentActor current;
    private final Reviews reviews;
    private final AgentCounts agents;
    private final Look look;

    @Inject
    public Frame(
            CurrentActor current,
            Assets assets,
            Reviews reviews,
            AgentCounts agents,
            @ConfigProperty(name = "guildhall.url") String url) {
        this.current = current;
        this.reviews = reviews;
        this.agents = agents;
        this.look = new Look(assets.base(), assets.sprite(), assets.build(), url.replaceAll("/+$", ""));
    }

    public Chrome of(Nav active, String title, Twin twin) {
        return of(
                current.ifKnown(),
                active,
                title,
                twin,
                current.ifKnown().map(reviews::waiting).orElse(0L),
                current.ifKnown()
                        .filter(actor -> actor.may(Permission.AGENTS_READ))
                        .map(agents::of)
                        .orElse(0L));
    }

    /** Asks nothing of the database: also for pages that say it cannot be reached. */
    public Chrome of(Optional<Actor> actor, Nav active, String title, Twin twin) {
        return of(actor, active, title, twin, 0, 0);
    }

    private Chrome of(Optional<Actor> actor, Nav active, String title, Twin twin, long waiting, long counted) {
        return new Chrome(
                actor,
                active,
                title,
                twin,
                Chrome.Search.EMPTY,
                look,
                Clock.systemUTC().instant(),
                waiting,
                counted);
    }

    /** Who asks, or the problem that leads to the sign-in page. */
    public Actor actor() {
        return current.known();
    }

    public String url() {
        return look.url();
    }
}
