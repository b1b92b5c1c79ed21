package dev.guildhall.identity;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The changes of {@link SignIn}, each one transaction; who signs in was checked before. */
@Service
class Sessions {
    private final SessionStore store;
    private final UserStore users;
    private final InvitationStore invitations;
    private final CredentialStore credentials;
    private final CurrentSession current;
    private final IdentitySettings settings;
    private final Audit audit;

    @Inject
    Sessions(
            SessionStore store,
            UserStore users,
            InvitationStore invitations,
            CredentialStore credentials,
            CurrentSession current,
            IdentitySettings settings,
            Audit audit) {
        this.store = store;
        this.users = users;
        this.invitations = invitations;
        this.credentials = credentials;
        this.current = current;
        this.settings = settings;
        this.audit = audit;
    }

    @Transactional
    SignIn.OpenedSession open(UUID user) {
        return open(user, Optional.empty(), Duration.ofDays(settings.days()), "password");
    }

    /** May no more than the token and lives no longer. */
    @Transactional
    SignIn.OpenedSession open(CredentialStore.FoundToken token) {
        Duration left = Duration.between(Instant.now(), token.expiresAt());
        Duration usual = Duration.ofDays(settings.days());
        return open(token.actor().user(), Optional.of(token.id()), left.compareTo(usual) < 0 ? left : usual, "token");
    }

    private SignIn.OpenedSession open(UUID user, Optional<UUID> token, Duration lifetime, String by) {
        store.removeExpired();
        String cookie = Secret.random();
        Instant now = Moment.now();
        store.add(Ids.next(), Secret.hash(cookie), user, token, now, now.plus(lifetime));
        Actor actor = credentials.session(Secret.hash(cookie)).orElseThrow().actor();
        audit.append(actor, "session.opened", actor.login(), Map.of("by", by));
        return new SignIn.OpenedSession(cookie, lifetime, actor);
    }

    @Transactional
    void close(String cookie) {
        byte[] hash = Secret.hash(cookie);
        credentials.session(hash).ifPresent(session -> {
            store.remove(hash);
            audit.append(session.actor(), "session.closed", session.actor().login(), Map.of());
        });
    }

    /** Only when the password is still the one that was checked. */
    @Transactional
    void replacePassword(Actor actor, String newHash, Optional<String> checkedHash) {
        Account account = users.byId(actor.user()).orElseThrow();
        if (!account.passwordHash().equals(checkedHash)) {
            throw PlatformProblem.CONFLICT.because("The password was changed at the same moment. Sign in again.");
        }
        account.protect(newHash);
        users.flush();
        store.removeAllBut(actor.user(), current.id());
        invitations.remove(actor.user());
        audit.append(actor, "password.changed", actor.login(), Map.of());
    }
}
