package dev.guildhall.identity;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Opens and closes browser sessions, by password or by API token, and changes the password.
 *
 * <p>{@code throttle → check password or token (slow, no transaction) → Sessions.open (transaction)}.
 */
@Service
public class SignIn {
    private final SignInThrottle throttle;
    private final UserStore users;
    private final PasswordHashing passwords;
    private final Credentials credentials;
    private final Sessions sessions;
    private final Bootstrap bootstrap;
    private final RefusedSignIns refused;

    @Inject
    SignIn(
            SignInThrottle throttle,
            UserStore users,
            PasswordHashing passwords,
            Credentials credentials,
            Sessions sessions,
            Bootstrap bootstrap,
            RefusedSignIns refused) {
        this.throttle = throttle;
        this.users = users;
        this.passwords = passwords;
        this.credentials = credentials;
        this.sessions = sessions;
        this.bootstrap = bootstrap;
        this.refused = refused;
    }

    /** Value for the cookie {@code guildhall_session} and how long it lasts. */
    public record OpenedSession(String cookie, Duration lifetime, Actor actor) {
        @Override
        public String toString() {
            return "OpenedSession[" + actor.login() + "]";
        }
    }

    /** 401 problem {@code sign-in-refused} that does not tell which of the two was wrong; slowed down after failures, which are written down. */
    public OpenedSession withPassword(String login, String password, String remoteAddress) {
        String name = login.strip().toLowerCase(Locale.ROOT);
        throttle.check(name, remoteAddress);
        Optional<Account> known = users.anywhere(name);
        Optional<Account> account = known.filter(Account::isActive);
        boolean right = PasswordRule.isPossible(password)
                && passwords.matches(password, account.flatMap(Account::passwordHash));
        if (account.isEmpty() || !right) {
            throttle.failed(name, remoteAddress);
            refused.note(
                    known.map(a -> new RefusedSignIns.Known(a.organisation(), a.login())), "password", remoteAddress);
            throw IdentityProblem.SIGN_IN_REFUSED.because(
                    "Login and password do not belong together. Whoever has no password yet signs in with an API token.");
        }
        throttle.succeeded(name, remoteAddress);
        return sessions.open(account.get().id());
    }

    /** For the first sign-in with the bootstrap token, and for whoever has no password yet. */
    public OpenedSession withToken(String token, String remoteAddress) {
        throttle.check("", remoteAddress);
        bootstrap.catchUp();
        try {
            CredentialStore.FoundToken found = credentials.token(token.strip());
            if (found.actor().role().equals(TrustedRuns.ROLE)) {
                throw IdentityProblem.TOKEN_REFUSED.because(
                        "This token belongs to a trusted publisher. It publishes; nobody signs in with it.");
            }
            OpenedSession opened = sessions.open(found);
            throttle.succeeded("", remoteAddress);
            return opened;
        } catch (Problem problem) {
            if (problem.type() != IdentityProblem.TOKEN_REFUSED) {
                throw problem;
            }
            throttle.failed("", remoteAddress);
            refused.note(Optional.empty(), "token", remoteAddress);
            throw IdentityProblem.SIGN_IN_REFUSED.because(problem.detail());
        }
    }

    public void signOut(String cookie) {
        sessions.close(cookie);
    }

    /** Who the session belongs to; empty when it is unknown, expired or ended. */
    public Optional<Actor> actorOf(String cookie) {
        return credentials.session(cookie).map(CredentialStore.FoundSession::actor);
    }

    /** At least 12 characters; {@code current} may be empty only when no password was set. Ends the other sessions. */
    public void changePassword(Actor actor, String current, String replacement) {
        actor.require(Permission.PROFILE_OWN);
        Account account = account(actor);
        if (!actor.permissions().containsAll(account.role().permissions())) {
            throw PlatformProblem.FORBIDDEN.because(
                    "This token or session may do only a part of what %s may; a password would give it the rest. Sign in with more rights first."
                            .formatted(actor.login()));
        }
        PasswordRule.check(account.login(), replacement);
        if (account.passwordHash().isPresent()) {
            throttle.check(account.login(), "password change");
            if (!PasswordRule.isPossible(current) || !passwords.matches(current, account.passwordHash())) {
                throttle.failed(account.login(), "password change");
                throw IdentityProblem.PASSWORD_REFUSED.because("The current password is another one.");
            }
        }
        sessions.replacePassword(actor, passwords.hash(replacement), account.passwordHash());
    }

    public UserRow profile(Actor actor) {
        return users.row(actor.organisation(), actor.login())
                .orElseThrow(() -> IdentityProblem.UNKNOWN_USER.because("You are no longer known here."));
    }

    private Account account(Actor actor) {
        return users.byId(actor.user())
                .orElseThrow(() -> IdentityProblem.UNKNOWN_USER.because("You are no longer known here."));
    }
}
