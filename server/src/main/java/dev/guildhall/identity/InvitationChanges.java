package dev.guildhall.identity;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The transactions of {@link Invitations}. */
@Service
class InvitationChanges {
    private static final Duration LIFETIME = Duration.ofDays(7);

    private final InvitationStore store;
    private final UserStore users;
    private final SessionStore sessions;
    private final Audit audit;

    @Inject
    InvitationChanges(InvitationStore store, UserStore users, SessionStore sessions, Audit audit) {
        this.store = store;
        this.users = users;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** Answers until when it may be used. */
    @Transactional
    Instant invite(Actor actor, String login, byte[] hash) {
        Account account = users.in(actor.organisation(), login).orElseThrow(() -> Users.unknown(login));
        if (!account.isActive()) {
            throw IdentityProblem.USER_DISABLED.because(
                    "%s is disabled, so an invitation would lead nowhere. Enable the user first.".formatted(login));
        }
        Instant now = Moment.now();
        Instant expiresAt = now.plus(LIFETIME);
        account.forgetPassword();
        users.flush();
        sessions.removeAllBut(account.id(), Optional.empty());
        store.put(account.id(), hash, actor.login(), now, expiresAt);
        audit.append(actor, "user.invited", login, Map.of("expiresAt", expiresAt));
        return expiresAt;
    }

    @Transactional
    void accept(InvitationStore.Found found, byte[] hash, String passwordHash) {
        Account account = users.byId(found.user()).orElseThrow(InvitationChanges::over);
        if (!account.isActive() || !store.use(hash)) {
            throw over();
        }
        account.protect(passwordHash);
        users.flush();
        audit.append(account.organisation(), account.login(), "invitation.accepted", account.login(), Map.of());
    }

    UserRow rowOf(InvitationStore.Found found) {
        Account account = users.byId(found.user()).orElseThrow(InvitationChanges::over);
        return users.row(account.organisation(), account.login()).orElseThrow(InvitationChanges::over);
    }

    static Problem over() {
        return IdentityProblem.INVITATION_OVER.because(
                "This invitation is unknown, used, replaced by a newer one, or older than seven days. An administrator can make another one.");
    }
}
