package dev.guildhall.web.admin;

import dev.guildhall.identity.Invitations;
import dev.guildhall.identity.UserChange;
import dev.guildhall.identity.Users;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Refusal;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/** One user: name and role, disabling and enabling, a new way in. */
@Path("/admin/users/{login}")
@Service
@Produces(MediaType.TEXT_HTML)
public class UserPages {
    private final Frame frame;
    private final Users users;
    private final Invitations invitations;
    private final UserViews views;

    @Inject
    public UserPages(Frame frame, Users users, Invitations invitations, UserViews views) {
        this.frame = frame;
        this.users = users;
        this.invitations = invitations;
        this.views = views;
    }

    @GET
    @Requires(Permission.USERS_READ)
    public View user(@PathParam("login") String login, @QueryParam("note") @DefaultValue("") String note) {
        return views.of(login, Optional.empty(), Note.ofSlug(note));
    }

    /** Refused with 412 when somebody else changed the user since the form was filled. */
    @POST
    @Requires(Permission.USERS_WRITE)
    public Response change(
            @PathParam("login") String login,
            @FormParam("displayName") @DefaultValue("") String displayName,
            @FormParam("role") @DefaultValue("") String role,
            @FormParam("revision") @DefaultValue("") String revision) {
        return put(
                login,
                new UserChange(
                        Optional.of(displayName),
                        Optional.of(role).filter(text -> !text.isEmpty()),
                        Optional.empty(),
                        Optional.empty()),
                Precondition.ofRevision(revision),
                Note.USER_SAVED);
    }

    @POST
    @Path("state")
    @Requires(Permission.USERS_WRITE)
    public Response state(@PathParam("login") String login, @FormParam("state") @DefaultValue("") String state) {
        return put(
                login,
                new UserChange(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(state)),
                Precondition.NONE,
                state.equals("disabled") ? Note.USER_DISABLED : Note.USER_ENABLED);
    }

    /** Answers with the page itself, not with a redirect: the invitation is shown this once. */
    @POST
    @Path("invitation")
    @Requires(Permission.USERS_WRITE)
    public Response invite(@PathParam("login") String login) {
        try {
            return views.shownOnce(invitations.invite(frame.actor(), login));
        } catch (Problem problem) {
            return refused(login, problem);
        }
    }

    private Response put(String login, UserChange change, Precondition precondition, Note note) {
        // The page is about somebody who is there: an unknown login is a 404 and makes nobody.
        users.user(frame.actor(), login);
        try {
            users.put(frame.actor(), login, change, precondition);
        } catch (Problem problem) {
            return refused(login, problem);
        }
        return Response.seeOther(URI.create("/admin/users/" + Addresses.encode(login) + "?note=" + note.slug()))
                .build();
    }

    private Response refused(String login, Problem problem) {
        return Response.status(problem.type().status())
                .entity(views.of(login, Optional.of(Refusal.of(problem)), Optional.empty()))
                .build();
    }
}
