package dev.guildhall.signing;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the registry's key at the first start. A database that is away, or a key that does not open, does not keep the server
 * from coming up: publishing then answers 503 with the reason.
 */
@ApplicationScoped
class SigningStart {
    private static final Logger LOG = LoggerFactory.getLogger(SigningStart.class);

    private final RegistryKeys keys;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected SigningStart() {
        this.keys = null;
    }

    @Inject
    SigningStart(RegistryKeys keys) {
        this.keys = keys;
    }

    /** After the settings were checked. */
    void atStart(@Observes @Initialized(ApplicationScoped.class) @Priority(5000) Object started) {
        try {
            keys.ready();
        } catch (RuntimeException e) {
            LOG.warn("The registry's signing key is not ready; nothing can be published until it is", e);
        }
    }
}
