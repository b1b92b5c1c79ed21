package dev.guildhall.identity;

import dev.guildhall.jobs.JobStarters;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Tells jobs what the user who started one may do now. */
@Service
public class ActiveStarters implements JobStarters {
    private final CredentialStore store;

    @Inject
    ActiveStarters(CredentialStore store) {
        this.store = store;
    }

    @Override
    public Optional<Actor> active(UUID organisation, UUID user) {
        return store.active(organisation, user);
    }
}
