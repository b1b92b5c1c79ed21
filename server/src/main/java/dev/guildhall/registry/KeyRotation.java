package dev.guildhall.registry;

import dev.guildhall.identity.Organisations;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import dev.guildhall.signing.RegistryKeys;
import dev.guildhall.signing.SigningKey;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** An administrator of the home organisation changes the registry's signing key: it is everybody's on this server. */
@Service
public class KeyRotation {
    private final Organisations organisations;
    private final RegistryKeys keys;

    @Inject
    KeyRotation(Organisations organisations, RegistryKeys keys) {
        this.organisations = organisations;
        this.keys = keys;
    }

    @Transactional
    public SigningKey rotate(Actor actor, @Nullable String reason) {
        organisations.requireHome(actor);
        String why = Reason.given(reason)
                .orElseThrow(() -> RegistryProblem.REASON_MISSING.because(
                        "Say why the registry's key changes, as {\"reason\": \"…\"}. It is kept in the audit."));
        return keys.rotate(actor, why);
    }
}
