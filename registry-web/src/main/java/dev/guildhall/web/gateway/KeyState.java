package dev.guildhall.web.gateway;

import dev.guildhall.budgets.AccountBudget;
import dev.guildhall.keys.KeyRow;
import java.time.Instant;

/** Whether a key is accepted. */
public enum KeyState {
    ACTIVE,
    BLOCKED,
    EXPIRED,
    /** Calls are refused until the period ends. */
    SPENT;

    static KeyState of(KeyRow key, Instant now) {
        if (key.fields().blocked()) {
            return BLOCKED;
        } else if (key.fields().expires().filter(end -> !end.isAfter(now)).isPresent()) {
            return EXPIRED;
        }
        return spent(key.budget()) ? SPENT : ACTIVE;
    }

    /** Whether nothing is left of a budget. */
    public static boolean spent(AccountBudget budget) {
        return budget.inForce()
                .maxBudget()
                .filter(limit -> budget.spent().compareTo(limit) >= 0)
                .isPresent();
    }
}
