package dev.guildhall.keys;

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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Virtual keys over HTTP. The key itself is in the answer that makes it, and never again. */
@Path("/api/v1/keys")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class KeysResource {
    private static final long LONGEST_GRACE = Duration.ofDays(90).toSeconds();

    private final VirtualKeys keys;
    private final KeyRows rows;
    private final CurrentActor actor;

    @Inject
    public KeysResource(VirtualKeys keys, KeyRows rows, CurrentActor actor) {
        this.keys = keys;
        this.rows = rows;
        this.actor = actor;
    }

    /** @param graceSeconds how long the present key is good beside the new one */
    public record Renewal(Optional<Long> graceSeconds) {}

    @GET
    @Requires(Permission.KEYS_READ)
    public Page<KeyRow> list(
            @QueryParam("team") @Nullable String team,
            @QueryParam("user") @Nullable String user,
            @QueryParam("agent") @Nullable String agent,
            @QueryParam("alias") @Nullable String alias,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        KeyQuery query = new KeyQuery(
                Optional.ofNullable(team),
                Optional.ofNullable(user),
                Optional.ofNullable(agent),
                Optional.ofNullable(alias),
                Optional.empty());
        return rows.list(actor.known(), query, PageRequest.of(limit, cursor));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.KEYS_WRITE)
    public Response make(KeyBody body) {
        MadeKey made = keys.make(actor.known(), Optional.empty(), body.fields(KeyFields.NONE));
        return Response.created(URI.create("/api/v1/keys/" + made.row().id()))
                .entity(made)
                .build();
    }

    @GET
    @Path("{id}")
    @Requires(Permission.KEYS_READ)
    public KeyRow one(@PathParam("id") UUID id) {
        return rows.byId(actor.known(), id);
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.KEYS_WRITE)
    public KeyRow put(
            @PathParam("id") UUID id,
            KeyBody body,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        return keys.change(actor.known(), id, body::fields, Precondition.of(ifMatch, ifNoneMatch));
    }

    @POST
    @Path("{id}/renew")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.KEYS_WRITE)
    public MadeKey renew(@PathParam("id") UUID id, Renewal body) {
        long grace = body.graceSeconds().orElse(0L);
        if (grace < 0 || grace > LONGEST_GRACE) {
            throw LiteLlmBody.wrong("graceSeconds", "between 0 and " + LONGEST_GRACE);
        }
        return keys.renew(actor.known(), id, Optional.empty(), Duration.ofSeconds(grace));
    }

    @DELETE
    @Path("{id}")
    @Requires(Permission.KEYS_WRITE)
    public void remove(@PathParam("id") UUID id) {
        keys.remove(actor.known(), id);
    }
}
