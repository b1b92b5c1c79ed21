package dev.guildhall.identity;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The browser session of the request at hand; set by the filter, empty with a token. */
@RequestScoped
class CurrentSession {
    private @Nullable UUID id;

    Optional<UUID> id() {
        return Optional.ofNullable(id);
    }

    void set(UUID session) {
        this.id = session;
    }
}
