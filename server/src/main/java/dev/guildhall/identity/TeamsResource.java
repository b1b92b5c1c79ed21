package dev.guildhall.identity;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The teams of the caller's organisation over HTTP. */
@Path("/api/v1/teams")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class TeamsResource {
    private final Teams teams;
    private final CurrentActor actor;

    @Inject
    public TeamsResource(Teams teams, CurrentActor actor) {
        this.teams = teams;
        this.actor = actor;
    }

    /** Body of {@code PUT /api/v1/teams/{team}}. */
    public record PutTeam(Optional<String> displayName) {}

    @GET
    @Requires(Permission.USERS_READ)
    public Page<TeamRow> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        return teams.list(actor.known(), PageRequest.of(limit, cursor));
    }

    @GET
    @Path("{team}")
    @Requires(Permission.USERS_READ)
    public TeamRow team(@PathParam("team") String team) {
        return teams.team(actor.known(), team);
    }

    @PUT
    @Path("{team}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.USERS_WRITE)
    public TeamRow put(
            @PathParam("team") String team,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            PutTeam body) {
        return teams.put(actor.known(), team, body.displayName().orElse(null), Precondition.of(ifMatch, ifNoneMatch));
    }

    @GET
    @Path("{team}/members")
    @Requires(Permission.USERS_READ)
    public Page<TeamMemberRow> members(
            @PathParam("team") String team,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return teams.members(actor.known(), team, PageRequest.of(limit, cursor));
    }

    @PUT
    @Path("{team}/members/{user}")
    @Requires(Permission.USERS_WRITE)
    public void putMember(@PathParam("team") String team, @PathParam("user") String user) {
        teams.putMember(actor.known(), team, user);
    }

    @DELETE
    @Path("{team}/members/{user}")
    @Requires(Permission.USERS_WRITE)
    public void removeMember(@PathParam("team") String team, @PathParam("user") String user) {
        teams.removeMember(actor.known(), team, user);
    }
}
