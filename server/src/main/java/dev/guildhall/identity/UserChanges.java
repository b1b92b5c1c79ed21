package dev.guildhall.identity;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The transaction of {@link Users#put}; an organisation always keeps an active administrator. */
@Service
class UserChanges {
    private final UserStore store;
    private final OrganisationStore organisations;
    private final TokenStore tokens;
    private final SessionStore sessions;
    private final InvitationStore invitations;
    private final Audit audit;
    private final LastChange lastChange;

    @Inject
    UserChanges(
            UserStore store,
            OrganisationStore organisations,
            TokenStore tokens,
            SessionStore sessions,
            InvitationStore invitations,
            Audit audit,
            LastChange lastChange) {
        this.store = store;
        this.organisations = organisations;
        this.tokens = tokens;
        this.sessions = sessions;
        this.invitations = invitations;
        this.audit = audit;
        this.lastChange = lastChange;
    }

    @Transactional
    void put(Actor actor, String login, UserChange change, Optional<String> newHash, Precondition precondition) {
        organisations.lock(actor.organisation());
        Optional<Account> known = store.anywhere(login);
        precondition.require(
                known.filter(account -> account.organisation().equals(actor.organisation()))
                        .map(account -> OptionalInt.of(account.revision()))
                        .orElse(OptionalInt.empty()),
                () -> lastChange.of(
                        actor,
                        LastChange.Kind.USER,
                        login,
                        store.row(actor.organisation(), login).orElseThrow()));
        if (known.isEmpty()) {
            create(actor, login, change, newHash);
        } else if (known.get().organisation().equals(actor.organisation())) {
            change(actor, known.get(), change, newHash);
        } else {
            throw IdentityProblem.NAME_TAKEN.because(
                    "This login cannot be used: logins are unique on the whole server. Choose another one.",
                    Map.of("field", "login"));
        }
    }

    private void create(Actor actor, String login, UserChange change, Optional<String> newHash) {
        Account account = new Account(
                actor.organisation(),
                login,
                Name.display("displayName", change.displayName().orElse(null), login),
                change.role().map(Users::role).orElse(Role.VIEWER));
        newHash.ifPresent(account::protect);
        account.activate(change.state().map(Users::isActive).orElse(true));
        store.add(account);
        audit.append(
                actor, "user.created", login, Map.of("role", account.role().label(), "password", newHash.isPresent()));
    }

    private void change(Actor actor, Account account, UserChange change, Optional<String> newHash) {
        Map<String, Object> changed = new LinkedHashMap<>();
        boolean wasAdministrator = account.isActiveAdministrator();
        change.displayName()
                .map(text -> Name.display("displayName", text, text))
                .ifPresent(text -> {
                    if (account.rename(text)) {
                        changed.put("displayName", text);
                    }
                });
        change.role().map(Users::role).ifPresent(role -> {
            if (account.become(role)) {
                changed.put("role", role.label());
            }
        });
        change.state().ifPresent(state -> {
            if (account.activate(Users.isActive(state))) {
                changed.put("state", state);
            }
        });
        newHash.ifPresent(hash -> {
            account.protect(hash);
            changed.put("password", "set");
        });
        if (changed.isEmpty()) {
            return;
        }
        store.flush();
        if (wasAdministrator && store.activeAdministrators(actor.organisation()) == 0) {
            throw IdentityProblem.LAST_ADMINISTRATOR.because(
                    "%s is the last active administrator. Make somebody else an administrator first."
                            .formatted(account.login()));
        }
        if (!account.isActive()) {
            tokens.revokeAll(account.id());
        }
        if (!account.isActive() || newHash.isPresent()) {
            sessions.removeAllBut(account.id(), Optional.empty());
            invitations.remove(account.id());
        }
        audit.append(actor, "user.changed", account.login(), changed);
    }
}
