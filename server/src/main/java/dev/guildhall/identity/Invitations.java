package dev.guildhall.identity;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformSettings;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * A way in for who has no password (any more): a code that lets one user set one, once, within seven days.
 *
 * <p>{@code invite ⇒ password and sessions end, code shown once → the user sets a password ⇒ code gone}. No
 * administrator ever knows a password.
 */
@Service
public class Invitations {
    /** No code of ours comes near this. */
    private static final int LONGEST = 100;

    private final InvitationChanges changes;
    private final InvitationStore store;
    private final SignInThrottle throttle;
    private final RefusedSignIns refused;
    private final PasswordHashing passwords;
    private final String url;

    @Inject
    Invitations(
            InvitationChanges changes,
            InvitationStore store,
            SignInThrottle throttle,
            RefusedSignIns refused,
            PasswordHashing passwords,
            PlatformSettings settings) {
        this.changes = changes;
        this.store = store;
        this.throttle = throttle;
        this.refused = refused;
        this.passwords = passwords;
        this.url = settings.url().toString().replaceAll("/+$", "");
    }

    /** Ends the user's password and sessions, and any invitation before this one; tokens stay. */
    public Invitation invite(Actor actor, String login) {
        actor.require(Permission.USERS_WRITE);
        String code = Secret.random();
        return new Invitation(
                login, code, url + "/invitation?code=" + code, changes.invite(actor, login, Secret.hash(code)));
    }

    /** Whom the code is for, or a 410 problem that says how to get another one. */
    public InvitedUser look(String code, String remoteAddress) {
        return open(code, remoteAddress).invited();
    }

    /** Sets the password; the user signs in with it. */
    public UserRow accept(String code, String password, String remoteAddress) {
        InvitationStore.Found found = open(code, remoteAddress);
        PasswordRule.check(found.invited().login(), password);
        changes.accept(found, Secret.hash(code), passwords.hash(password));
        throttle.succeeded("", remoteAddress);
        return changes.rowOf(found);
    }

    private InvitationStore.Found open(String code, String remoteAddress) {
        throttle.check("", remoteAddress);
        Optional<InvitationStore.Found> found =
                code.isEmpty() || code.length() > LONGEST ? Optional.empty() : store.open(Secret.hash(code));
        if (found.isEmpty()) {
            throttle.failed("", remoteAddress);
            refused.note(Optional.empty(), "invitation", remoteAddress);
            throw InvitationChanges.over();
        }
        return found.get();
    }
}
