package dev.guildhall.keys;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The virtual key that the request at hand was sent with, at the management addresses. */
@RequestScoped
public class CurrentCaller {
    private @Nullable Caller caller;

    public Optional<Caller> ifKnown() {
        return Optional.ofNullable(caller);
    }

    void set(Caller known) {
        this.caller = known;
    }
}
