package dev.guildhall.keys;

import dev.guildhall.budgets.Account;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A key as this node remembers it.
 *
 * @param stopped why it is no use just now; empty when it is good
 * @param goodUntil of the hash it was found by, when the key was made anew meanwhile
 */
record KeyEntry(UUID key, Caller caller, Optional<String> stopped, Optional<Instant> goodUntil) {
    /** Whether a change of this account may change it. */
    boolean isOf(Account account) {
        return caller.organisation().equals(account.organisation())
                && switch (account.kind()) {
                    case KEY -> key.toString().equals(account.id());
                    case TEAM -> caller.team().filter(account.id()::equals).isPresent();
                    case USER, MEMBER -> caller.user().isPresent();
                    case CUSTOMER, AGENT, ORGANISATION -> false;
                };
    }
}
