package dev.guildhall.web.admin;

import dev.guildhall.identity.Invitation;
import dev.guildhall.identity.Users;
import dev.guildhall.platform.Service;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import dev.guildhall.web.layout.Twin;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Draws the page of one user. */
@Service
class UserViews {
    private final Frame frame;
    private final Users users;

    @Inject
    UserViews(Frame frame, Users users) {
        this.frame = frame;
        this.users = users;
    }

    View of(String login, Optional<Refusal> refusal, Optional<Note> note) {
        return of(login, Optional.empty(), refusal, note);
    }

    /** No cache may keep the code. */
    Response shownOnce(Invitation made) {
        return Response.ok(of(made.login(), Optional.of(made), Optional.empty(), Optional.empty()))
                .header("Cache-Control", "no-store")
                .build();
    }

    private View of(String login, Optional<Invitation> made, Optional<Refusal> refusal, Optional<Note> note) {
        return new View(
                "admin/user.jte",
                new UserPage(
                        frame.of(Nav.USERS, login, Twin.of("/api/v1/users/" + Addresses.encode(login))),
                        users.user(frame.actor(), login),
                        users.access(frame.actor(), login),
                        frame.actor().login().equals(login),
                        made,
                        refusal,
                        note));
    }
}
