package dev.guildhall.identity;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** The users of the caller's organisation over HTTP. */
@Path("/api/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class UsersResource {
    private final Users users;
    private final CurrentActor actor;

    @Inject
    public UsersResource(Users users, CurrentActor actor) {
        this.users = users;
        this.actor = actor;
    }

    @GET
    @Requires(Permission.USERS_READ)
    public Page<UserRow> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        return users.list(actor.known(), PageRequest.of(limit, cursor));
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
    public UserRow put(@PathParam("login") String login, UserChange body) {
        return users.put(actor.known(), login, body);
    }
}
