package dev.guildhall.budgets;

import java.util.UUID;

/**
 * Who has budgets and limits.
 *
 * @param id of the key, user, team, customer or agent within the organisation; of a member {@code TEAM/USER}; for the organisation
 *     itself its id
 */
public record Account(UUID organisation, Kind kind, String id) {
    public enum Kind {
        KEY,
        USER,
        TEAM,
        /** A user within a team. */
        MEMBER,
        CUSTOMER,
        AGENT,
        ORGANISATION
    }
}
