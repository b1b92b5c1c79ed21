package dev.guildhall.web.layout;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the {@link Chrome} of the request at hand. */
@Service
public class Frame {
    private final CurrentActor current;
    private final Look look;

    @Inject
    public Frame(CurrentActor current, Assets assets, @ConfigProperty(name = "guildhall.url") String url) {
        this.current = current;
        this.look = new Look(assets.base(), assets.sprite(), assets.build(), url.replaceAll("/+$", ""));
    }

    public Chrome of(Nav active, String title, Twin twin) {
        return of(current.ifKnown(), active, title, twin);
    }

    public Chrome of(Optional<Actor> actor, Nav active, String title, Twin twin) {
        return new Chrome(
                actor,
                active,
                title,
                twin,
                Chrome.Search.EMPTY,
                look,
                Clock.systemUTC().instant());
    }

    /** Who asks, or the problem that leads to the sign-in page. */
    public Actor actor() {
        return current.known();
    }

    public String url() {
        return look.url();
    }
}
