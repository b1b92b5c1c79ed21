package dev.guildhall.identity;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the home organisation and its first administrator at the first start, and keeps the bootstrap token current.
 *
 * <p>A database that is away at the start does not keep the server from coming up: the first request with a credential
 * tries again.
 */
@ApplicationScoped
class Bootstrap {
    private static final Logger LOG = LoggerFactory.getLogger(Bootstrap.class);

    private final Founding founding;
    private volatile boolean done;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Bootstrap() {
        this.founding = null;
    }

    @Inject
    Bootstrap(Founding founding) {
        this.founding = founding;
    }

    /** After the settings were checked. */
    void atStart(@Observes @Initialized(ApplicationScoped.class) @Priority(5000) Object started) {
        try {
            catchUp();
        } catch (RuntimeException e) {
            LOG.warn("The home organisation could not be looked after at the start; the next request tries again", e);
        }
    }

    void catchUp() {
        if (!done) {
            founding.found();
            done = true;
        }
    }
}
