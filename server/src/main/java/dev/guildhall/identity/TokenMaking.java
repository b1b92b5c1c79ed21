package dev.guildhall.identity;

import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes a token and keeps only its hash. Called inside the transaction of the use case. */
@Service
class TokenMaking {
    static final String PREFIX = "gh_";
    /** Enough to tell one's tokens apart, far too little to guess the rest. */
    static final int SHOWN = PREFIX.length() + 4;

    private final TokenStore store;

    @Inject
    TokenMaking(TokenStore store) {
        this.store = store;
    }

    NewToken make(UUID organisation, UUID user, String name, List<String> scopes, Duration lifetime) {
        return make(organisation, user, name, scopes, lifetime, Optional.empty());
    }

    /** With a parent: lives no longer than it and ends with it. */
    NewToken make(
            UUID organisation,
            UUID user,
            String name,
            List<String> scopes,
            Duration lifetime,
            Optional<TokenStore.Parent> parent) {
        String value = PREFIX + Secret.random();
        Instant now = Moment.now();
        UUID id = Ids.next();
        String prefix = value.substring(0, SHOWN);
        Instant wanted = now.plus(lifetime);
        Instant expiresAt = parent.map(TokenStore.Parent::expiresAt)
                .filter(end -> end.isBefore(wanted))
                .orElse(wanted);
        store.add(new TokenStore.Draft(
                id,
                organisation,
                user,
                name,
                prefix,
                Secret.hash(value),
                scopes,
                false,
                now,
                expiresAt,
                parent.map(TokenStore.Parent::id)));
        return new NewToken(
                value, new TokenRow(id, name, prefix, scopes, now, expiresAt, Optional.empty(), "active", "personal"));
    }
}
