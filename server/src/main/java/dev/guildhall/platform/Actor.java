package dev.guildhall.platform;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who does something: a user of one organisation (tenant), and what they may do in this request.
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

    public Actor {
        permissions = Set.copyOf(permissions);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
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
