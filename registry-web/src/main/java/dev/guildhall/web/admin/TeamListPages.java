package dev.guildhall.web.admin;

import dev.guildhall.identity.TeamRow;
import dev.guildhall.identity.Teams;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Addresses;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Note;
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
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** All teams of the organisation, and making one. */
@Path("/admin/teams")
@Service
@Produces(MediaType.TEXT_HTML)
public class TeamListPages {
    private final Frame frame;
    private final Teams teams;

    @Inject
    public TeamListPages(Frame frame, Teams teams) {
        this.frame = frame;
        this.teams = teams;
    }

    @GET
    @Requires(Permission.USERS_READ)
    public View list(@QueryParam("cursor") @DefaultValue("") String cursor) {
        return view(PageRequest.of(50, cursor), "", "", Optional.empty());
    }

    @POST
    @Requires(Permission.USERS_WRITE)
    public Response create(
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("displayName") @DefaultValue("") String displayName) {
        try {
            TeamRow made = teams.put(
                    frame.actor(),
                    name.strip(),
                    displayName.isBlank() ? null : displayName.strip(),
                    Precondition.ABSENT);
            return Response.seeOther(URI.create(
                            "/admin/teams/" + Addresses.encode(made.name()) + "?note=" + Note.TEAM_SAVED.slug()))
                    .build();
        } catch (Problem problem) {
            View view = view(PageRequest.first(50), name, displayName, Optional.of(Refusal.of(problem)));
            return Response.status(problem.type().status()).entity(view).build();
        }
    }

    private View view(PageRequest request, String name, String displayName, Optional<Refusal> refusal) {
        Page<TeamRow> page = teams.list(frame.actor(), request);
        return new View(
                "admin/teams.jte",
                new TeamsPage(
                        frame.of(Nav.TEAMS, "Teams", Twin.of("/api/v1/teams")),
                        page.items(),
                        page.next().map(c -> Addresses.withQuery("/admin/teams", Map.of("cursor", c))),
                        name,
                        displayName,
                        refusal));
    }
}
