package dev.guildhall.identity;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Service;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The actor's own API tokens: {@code gh_} and 256 random bits, stored as SHA-256, scoped, expiring. */
@Service
public class Tokens {
    /**
     * @param scopes outside names of permissions; none may exceed what the actor may do now
     * @param lifetime 1 hour to 366 days
     */
    public NewToken create(Actor actor, String name, List<String> scopes, Duration lifetime) {
        throw new UnsupportedOperationException();
    }

    public Page<TokenRow> list(Actor actor, PageRequest page) {
        throw new UnsupportedOperationException();
    }

    public TokenRow revoke(Actor actor, UUID token) {
        throw new UnsupportedOperationException();
    }
}
