package dev.guildhall.identity;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The users of the actor's organisation. {@code check → hash the password (slow) → UserChanges (transaction)}. */
@Service
public class Users {
    private static final int LONGEST_TEXT = 100;

    private final UserStore store;
    private final UserChanges changes;
    private final PasswordHashing passwords;

    @Inject
    Users(UserStore store, UserChanges changes, PasswordHashing passwords) {
        this.store = store;
        this.changes = changes;
        this.passwords = passwords;
    }

    public Page<UserRow> list(Actor actor, PageRequest page) {
        return list(actor, "", page);
    }

    /** @param text that the login or the display name contains, in any case; empty for all */
    public Page<UserRow> list(Actor actor, String text, PageRequest page) {
        actor.require(Permission.USERS_READ);
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        if (wanted.length() > LONGEST_TEXT) {
            throw PlatformProblem.BAD_REQUEST.because("q may have %d characters at most.".formatted(LONGEST_TEXT));
        }
        return store.list(actor.organisation(), wanted, page);
    }

    public UserRow user(Actor actor, String login) {
        actor.require(Permission.USERS_READ);
        return store.row(actor.organisation(), login).orElseThrow(() -> unknown(login));
    }

    /** Creates or changes. Disabling ends the user's tokens and sessions for good; a new password ends the sessions. */
    public UserRow put(Actor actor, String login, UserChange change) {
        return put(actor, login, change, Precondition.NONE);
    }

    /** The same, when the precondition holds; else 412 that says what was changed and by whom. */
    public UserRow put(Actor actor, String login, UserChange change, Precondition precondition) {
        actor.require(Permission.USERS_WRITE);
        Name.login(login);
        change.role().ifPresent(Users::role);
        change.state().ifPresent(Users::isActive);
        change.password().ifPresent(password -> PasswordRule.check(login, password));
        Optional<String> before = store.in(actor.organisation(), login).flatMap(Account::passwordHash);
        boolean samePassword = change.password().isPresent()
                && before.isPresent()
                && passwords.matches(change.password().get(), before);
        Optional<String> newHash =
                samePassword ? Optional.empty() : change.password().map(passwords::hash);
        changes.put(actor, login, change, newHash, precondition);
        return user(actor, login);
    }

    /** What disabling the user would end, and whether an invitation is open. */
    public UserAccess access(Actor actor, String login) {
        actor.require(Permission.USERS_READ);
        return store.access(store.in(actor.organisation(), login)
                .orElseThrow(() -> unknown(login))
                .id());
    }

    static Role role(String label) {
        return Role.ofLabel(label)
                .orElseThrow(() -> IdentityProblem.NAME_REFUSED.because(
                        "role must be one of %s."
                                .formatted(String.join(
                                        ", ",
                                        Arrays.stream(Role.values())
                                                .map(Role::label)
                                                .toList())),
                        Map.of("field", "role")));
    }

    static boolean isActive(String state) {
        return switch (state) {
            case "active" -> true;
            case "disabled" -> false;
            default ->
                throw IdentityProblem.NAME_REFUSED.because(
                        "state must be active or disabled.", Map.of("field", "state"));
        };
    }

    static RuntimeException unknown(String login) {
        return IdentityProblem.UNKNOWN_USER.because(
                "There is no user of this name in your organisation. GET /api/v1/users lists them.",
                Map.of("user", login));
    }
}
