package dev.guildhall.web.admin;

import dev.guildhall.identity.TeamMemberRow;
import dev.guildhall.identity.Teams;
import dev.guildhall.platform.Actor;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One team: its name and its members. */
@Path("/admin/teams/{team}")
@Service
@Produces(MediaType.TEXT_HTML)
public class TeamPages {
    private final Frame frame;
    private final Teams teams;

    @Inject
    public TeamPages(Frame frame, Teams teams) {
        this.frame = frame;
        this.teams = teams;
    }

    @GET
    @Requires(Permission.USERS_READ)
    public View team(
            @PathParam("team") String team,
            @QueryParam("cursor") @DefaultValue("") String cursor,
            @QueryParam("note") @DefaultValue("") String note) {
        return view(team, PageRequest.of(50, cursor), Optional.empty(), Note.ofSlug(note));
    }

    /** Refused with 412 when somebody else changed the team since the form was filled. */
    @POST
    @Requires(Permission.USERS_WRITE)
    public Response rename(
            @PathParam("team") String team,
            @FormParam("displayName") @DefaultValue("") String displayName,
            @FormParam("revision") @DefaultValue("") String revision) {
        return change(
                team, Note.TEAM_SAVED, actor -> teams.put(actor, team, displayName, Precondition.ofRevision(revision)));
    }

    @POST
    @Path("members")
    @Requires(Permission.USERS_WRITE)
    public Response putMember(@PathParam("team") String team, @FormParam("login") @DefaultValue("") String login) {
        return change(team, Note.TEAM_MEMBER_ADDED, actor -> teams.putMember(actor, team, login.strip()));
    }

    @POST
    @Path("members/{login}/remove")
    @Requires(Permission.USERS_WRITE)
    public Response removeMember(@PathParam("team") String team, @PathParam("login") String login) {
        return change(team, Note.TEAM_MEMBER_REMOVED, actor -> teams.removeMember(actor, team, login));
    }

    private Response change(String team, Note note, Consumer<Actor> change) {
        // The page is about a team that is there: an unknown name is a 404 and makes none.
        teams.team(frame.actor(), team);
        try {
            change.accept(frame.actor());
        } catch (Problem problem) {
            return Response.status(problem.type().status())
                    .entity(view(team, PageRequest.first(50), Optional.of(Refusal.of(problem)), Optional.empty()))
                    .build();
        }
        return Response.seeOther(URI.create("/admin/teams/" + Addresses.encode(team) + "?note=" + note.slug()))
                .build();
    }

    private View view(String team, PageRequest request, Optional<Refusal> refusal, Optional<Note> note) {
        Page<TeamMemberRow> members = teams.members(frame.actor(), team, request);
        String address = "/admin/teams/" + Addresses.encode(team);
        return new View(
                "admin/team.jte",
                new TeamPage(
                        frame.of(Nav.TEAMS, team, Twin.of("/api/v1/teams/" + Addresses.encode(team) + "/members")),
                        teams.team(frame.actor(), team),
                        members.items(),
                        members.next().map(c -> Addresses.withQuery(address, Map.of("cursor", c))),
                        refusal,
                        note));
    }
}
