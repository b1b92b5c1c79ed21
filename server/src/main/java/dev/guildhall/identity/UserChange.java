package dev.guildhall.identity;

import java.util.Optional;

/**
 * What a user shall be; what is empty stays as it is, or takes its default for a new user: the login as display name, the
 * role {@code viewer}, the state {@code active}, no password.
 */
public record UserChange(
        Optional<String> displayName, Optional<String> role, Optional<String> password, Optional<String> state) {
    @Override
    public String toString() {
        return "UserChange[" + displayName + ", " + role + ", " + state + "]";
    }
}
