package dev.guildhall.identity;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import java.time.Duration;
import java.util.Optional;

/** Opens and closes browser sessions, by password or by API token, and changes the password. */
@Service
public class SignIn {
    /** Value for the cookie {@code guildhall_session} and how long it lasts. */
    public record OpenedSession(String cookie, Duration lifetime, Actor actor) {
        @Override
        public String toString() {
            return "OpenedSession[" + actor.login() + "]";
        }
    }

    /** 401 problem {@code sign-in-refused} that does not tell which of the two was wrong; slowed down after failures. */
    public OpenedSession withPassword(String login, String password, String remoteAddress) {
        throw new UnsupportedOperationException();
    }

    /** For the first sign-in with the bootstrap token, and for whoever has no password yet. */
    public OpenedSession withToken(String token, String remoteAddress) {
        throw new UnsupportedOperationException();
    }

    public void signOut(String cookie) {
        throw new UnsupportedOperationException();
    }

    /** Who the session belongs to; empty when it is unknown, expired or ended. */
    public Optional<Actor> actorOf(String cookie) {
        throw new UnsupportedOperationException();
    }

    /** At least 12 characters; {@code current} may be empty only when no password was set. Ends the other sessions. */
    public void changePassword(Actor actor, String current, String replacement) {
        throw new UnsupportedOperationException();
    }

    public UserRow profile(Actor actor) {
        throw new UnsupportedOperationException();
    }
}
