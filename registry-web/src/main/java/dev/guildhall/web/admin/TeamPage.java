package dev.guildhall.web.admin;

import dev.guildhall.identity.TeamMemberRow;
import dev.guildhall.identity.TeamRow;
import dev.guildhall.platform.Permission;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import java.util.List;
import java.util.Optional;

/** One team and who is in it. */
public record TeamPage(
        Chrome chrome,
        TeamRow team,
        List<TeamMemberRow> members,
        Optional<String> next,
        Optional<Refusal> refusal,
        Optional<Note> note) {

    public boolean writes() {
        return chrome.may(Permission.USERS_WRITE);
    }
}
