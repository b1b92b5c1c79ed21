package dev.guildhall.identity;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The users of the actor's organisation. {@code check → hash the password (slow) → UserChanges (transaction)}. */
@Service
public class Users {
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
        actor.require(Permission.USERS_READ);
        return store.list(actor.organisation(), page);
    }

    public UserRow user(Actor actor, String login) {
        actor.require(Permission.USERS_READ);
        return store.row(actor.organisation(), login).orElseThrow(() -> unknown(login));
    }

    /** Creates or changes. Disabling ends the user's tokens and sessions for good; a new password ends the sessions. */
    public UserRow put(Actor actor, String login, UserChange change) {
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
        changes.put(actor, login, change, newHash);
        return user(actor, login);
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
