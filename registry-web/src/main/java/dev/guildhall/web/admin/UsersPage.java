package dev.guildhall.web.admin;

import dev.guildhall.identity.Role;
import dev.guildhall.identity.UserRow;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * The users of the organisation.
 *
 * @param q what is searched for
 * @param typed what stood in the form that was refused
 */
public record UsersPage(
        Chrome chrome, List<UserRow> users, String q, Optional<String> next, Typed typed, Optional<Refusal> refusal) {

    /** What was typed into the form for a new user. */
    public record Typed(String login, String displayName, String role) {
        public static final Typed NOTHING = new Typed("", "", Role.AUTHOR.label());
    }
}
