package dev.guildhall.web.admin;

import dev.guildhall.identity.Invitation;
import dev.guildhall.identity.Invitations;
import dev.guildhall.identity.UserChange;
import dev.guildhall.identity.UserRow;
import dev.guildhall.identity.Users;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.web.View;
import dev.guildhall.web.admin.UsersPage.Typed;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Refusal;
import dev.guildhall.web.layout.Twin;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All users of the organisation, and making one. */
@Path("/admin/users")
@Service
@Produces(MediaType.TEXT_HTML)
public class UserListPages {
    private final Frame frame;
    private final Users users;
    private final Invitations invitations;
    private final UserViews views;

    @Inject
    public UserListPages(Frame frame, Users users, Invitations invitations, UserViews views) {
        this.frame = frame;
        this.users = users;
        this.invitations = invitations;
        this.views = views;
    }

    @GET
    @Requires(Permission.USERS_READ)
    public View list(
            @QueryParam("q") @DefaultValue("") String q, @QueryParam("cursor") @DefaultValue("") String cursor) {
        return view(q, PageRequest.of(50, cursor), Typed.NOTHING, Optional.empty());
    }

    /** Answers with the user's page itself, not with a redirect: the invitation is shown this once. */
    @POST
    @Requires(Permission.USERS_WRITE)
    public Response create(
            @FormParam("login") @DefaultValue("") String login,
            @FormParam("displayName") @DefaultValue("") String displayName,
            @FormParam("role") @DefaultValue("viewer") String role) {
        String name = login.strip();
        UserChange change = new UserChange(
                Optional.of(displayName.strip()).filter(text -> !text.isEmpty()),
                Optional.of(role),
                Optional.empty(),
                Optional.empty());
        try {
            users.put(frame.actor(), name, change, Precondition.ABSENT);
        } catch (Problem problem) {
            Typed typed = new Typed(login, displayName, role);
            View view = view("", PageRequest.first(50), typed, Optional.of(Refusal.of(problem)));
            return Response.status(problem.type().status()).entity(view).build();
        }
        Invitation made = invitations.invite(frame.actor(), name);
        return views.shownOnce(made);
    }

    private View view(String q, PageRequest request, Typed typed, Optional<Refusal> refusal) {
        Page<UserRow> page = users.list(frame.actor(), q, request);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("q", q.strip());
        return new View(
                "admin/users.jte",
                new UsersPage(
                        frame.of(Nav.USERS, "Users", Twin.of(Addresses.withQuery("/api/v1/users", query))),
                        page.items(),
                        q,
                        page.next().map(cursor -> next(q, cursor)),
                        typed,
                        refusal));
    }

    private static String next(String q, String cursor) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("q", q.strip());
        query.put("cursor", cursor);
        return Addresses.withQuery("/admin/users", query);
    }
}
