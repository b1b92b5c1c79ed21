package dev.guildhall.keys;

import dev.guildhall.dialect.Failure;
import jakarta.enterprise.context.ApplicationScoped;

/** Who a presented key belongs to, from memory. */
@ApplicationScoped
public class Keys {
    /** @param presentedKey as it stood in the header, without {@code Bearer}; empty when there was none */
    public Admission admit(String presentedKey) {
        return new Admission.Turned(Failure.of(Failure.Kind.UNAUTHENTICATED, "The key is not known here."));
    }

    /** Whether key and team let the caller use a model, by the name the client gave. */
    public boolean mayUse(Caller caller, String model) {
        return true;
    }

    /** Whether the key is for this address. */
    public boolean mayCall(Caller caller, String path) {
        return true;
    }
}
