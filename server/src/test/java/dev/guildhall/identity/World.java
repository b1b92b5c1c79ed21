package dev.guildhall.identity;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Ids;
import dev.guildhall.platform.Permission;
import dev.guildhall.wired.ThreadTransactions;
import dev.guildhall.wired.Wired;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An organisation of its own for one test, with users of every role and their tokens. */
final class World {
    private final OrganisationStore organisations = Wired.bean(OrganisationStore.class);
    private final UserStore users = Wired.bean(UserStore.class);
    private final TokenMaking tokens = Wired.bean(TokenMaking.class);
    private final Organisation organisation;
    /** Unique on the server, so that tests do not meet each other's logins and names. */
    final String mark = Long.toHexString(Ids.next().getMostSignificantBits() & 0xffffffL)
            + Long.toHexString(UUID.randomUUID().getLeastSignificantBits() & 0xffffffL);

    World() {
        organisation = inTransaction(() -> {
            Organisation made = new Organisation("org-" + mark, "Org " + mark, false);
            organisations.add(made);
            return made;
        });
    }

    UUID id() {
        return organisation.id();
    }

    Actor user(String name, Role role) {
        String login = name + "." + mark;
        Account account = inTransaction(() -> {
            Account made = new Account(organisation.id(), login, name, role);
            users.add(made);
            return made;
        });
        return new Actor(
                organisation.id(),
                organisation.name(),
                account.id(),
                login,
                name,
                role.label(),
                role.permissions(),
                Optional.empty());
    }

    /** A token with all that the actor may do. */
    String token(Actor actor) {
        return inTransaction(() ->
                        tokens.make(actor.organisation(), actor.user(), "test", scopes(actor), Duration.ofDays(1)))
                .value();
    }

    static List<String> scopes(Actor actor) {
        return actor.permissions().stream().map(Permission::scope).sorted().toList();
    }

    static <T> T inTransaction(java.util.concurrent.Callable<T> work) {
        try {
            return ThreadTransactions.in(work);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
