package dev.guildhall.web.admin;

import dev.guildhall.identity.Invitation;
import dev.guildhall.identity.Role;
import dev.guildhall.identity.UserAccess;
import dev.guildhall.identity.UserRow;
import dev.guildhall.platform.Permission;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Figures;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * One user and what an administrator may do with them.
 *
 * @param made the invitation just made, whose code is shown this once
 * @param self whether the visitor looks at themselves
 */
public record UserPage(
        Chrome chrome,
        UserRow user,
        UserAccess access,
        boolean self,
        Optional<Invitation> made,
        Optional<Refusal> refusal,
        Optional<Note> note) {

    public boolean active() {
        return user.state().equals("active");
    }

    public boolean writes() {
        return chrome.may(Permission.USERS_WRITE);
    }

    /** For example {@code 2 browser sessions and 1 token}. */
    public String ends() {
        return Figures.count(access.sessions(), "browser session", "browser sessions") + " and "
                + Figures.count(access.tokens(), "token", "tokens");
    }

    /** What a role may do beyond the one before it. */
    public static List<String> adds(Role role) {
        return role.added().stream().map(Permission::scope).sorted().toList();
    }
}
