package dev.guildhall.web.admin;

import dev.guildhall.identity.TeamRow;
import dev.guildhall.platform.Permission;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Refusal;
import java.util.List;
import java.util.Optional;

/** The teams of the organisation. {@code typed…} is what stood in the form that was refused. */
public record TeamsPage(
        Chrome chrome,
        List<TeamRow> teams,
        Optional<String> next,
        String typedName,
        String typedDisplayName,
        Optional<Refusal> refusal) {

    public boolean writes() {
        return chrome.may(Permission.USERS_WRITE);
    }
}
