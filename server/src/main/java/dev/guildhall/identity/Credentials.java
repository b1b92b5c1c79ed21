package dev.guildhall.identity;

import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Says who a token or a cookie stands for, now: nothing is remembered, so what is revoked ends with the next request. */
@Service
class Credentials {
    /** No token and no cookie of ours comes near this; hashing longer ones would be work for nothing. */
    private static final int LONGEST = 512;

    private final CredentialStore store;

    @Inject
    Credentials(CredentialStore store) {
        this.store = store;
    }

    /** The token's row when it may be used; else a 401 that says what is wrong with it. */
    CredentialStore.FoundToken token(String value) {
        if (value.isEmpty() || value.length() > LONGEST) {
            throw refused("is no token of this server. Make one under /tokens");
        }
        CredentialStore.FoundToken found =
                store.token(Secret.hash(value)).orElseThrow(() -> refused("is not known here. Make one under /tokens"));
        if (found.revoked()) {
            throw refused("was revoked. Make a new one under /tokens");
        } else if (!found.expiresAt().isAfter(Instant.now())) {
            throw refused("expired at " + found.expiresAt() + ". Make a new one under /tokens");
        } else if (!found.userActive()) {
            throw refused("belongs to a user who is disabled. An administrator can enable them again");
        }
        return found;
    }

    Optional<CredentialStore.FoundSession> session(String cookie) {
        if (cookie.isEmpty() || cookie.length() > LONGEST) {
            return Optional.empty();
        }
        return store.session(Secret.hash(cookie)).filter(CredentialStore.FoundSession::live);
    }

    private static RuntimeException refused(String what) {
        return IdentityProblem.TOKEN_REFUSED.because("The API token " + what + ".");
    }
}
