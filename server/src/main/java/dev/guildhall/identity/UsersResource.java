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
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The users of the caller's organisation over HTTP. */
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class UsersResource {
    private final Users users;
    private final Invitations invitations;
    private final CurrentActor actor;

    @Inject
    public UsersResource(Users users, Invitations invitations, CurrentActor actor) {
        this.users = users;
        this.invitations = invitations;
        this.actor = actor;
    }

    @GET
    @Requires(Permission.USERS_READ)
    public Page<UserRow> list(
            @QueryParam("q") @DefaultValue("") String q,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return users.list(actor.known(), q, PageRequest.of(limit, cursor));
    }

    @GET
    @Path("{login}")
    @Requires(Permission.USERS_READ)
    public UserRow user(@PathParam("login") String login) {
        return users.user(actor.known(), login);
    }

    @PUT
    @Path("{login}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.USERS_WRITE)
    public UserRow put(
            @PathParam("login") String login,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            UserChange body) {
        return users.put(actor.known(), login, body, Precondition.of(ifMatch, ifNoneMatch));
    }

    @GET
    @Path("{login}/access")
    @Requires(Permission.USERS_READ)
    public UserAccess access(@PathParam("login") String login) {
        return users.access(actor.known(), login);
    }

    /** The answer holds the code, this once; no cache may keep it. The user's password and sessions end with this call. */
    @POST
    @Path("{login}/invitation")
    @Requires(Permission.USERS_WRITE)
    public Response invite(@PathParam("login") String login) {
        return Response.status(Response.Status.CREATED)
                .entity(invitations.invite(actor.known(), login))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
