package dev.guildhall.platform;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who does something: a user of one organisation (tenant), and what they may do in this request. Or a run of a trusted
 * workflow, which is no user: nothing that belongs to a user can belong to it.
 *
 * @param organisation the tenant; every query is bounded by it
 * @param login unique name of the user
 * @param permissions what this request may do: the role's permissions, narrowed by the token's scopes
 * @param token the API token used; empty for a browser session
 */
public record Actor(
        UUID organisation,
        String organisationName,
        UUID user,
        String login,
        String displayName,
        String role,
        Set<Permission> permissions,
        Optional<UUID> token) {

    /** The role of a run of a trusted workflow. */
    public static final String RUN = "trusted-publisher";

    public Actor {
        permissions = Set.copyOf(permissions);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** Refuses a run with 403. */
    public void requirePerson() {
        if (role.equals(RUN)) {
            throw PlatformProblem.FORBIDDEN.because(
                    "%s is a run of a trusted workflow, which may publish versions and sign them, and nothing else. Use an API token of a user."
                            .formatted(login));
        }
    }

    /** Refuses with 403, naming the permission, when it is missing. */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw PlatformProblem.FORBIDDEN.because(
                    "%s (%s) lacks the permission %s. An administrator can grant a role that has it, or use a token whose scopes include it."
                            .formatted(login, role, permission.scope()));
        }
    }
}
