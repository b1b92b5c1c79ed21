package dev.guildhall.budgets;

import java.util.UUID;

/**
 * Who has budgets and limits.
 *
 * @param id of the key, user, team, customer or agent within the organisation; for the organisation itself its id
 */
public record Account(UUID organisation, Kind kind, String id) {
    public enum Kind {
        KEY,
        USER,
        TEAM,
        CUSTOMER,
        AGENT,
        ORGANISATION
    }
}
