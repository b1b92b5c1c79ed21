package dev.guildhall.identity;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The caller's own API tokens over HTTP. */
@Path("/api/v1/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class TokensResource {
    private final Tokens tokens;
    private final CurrentActor actor;

    @Inject
    public TokensResource(Tokens tokens, CurrentActor actor) {
        this.tokens = tokens;
        this.actor = actor;
    }

    /** Body of {@code POST /api/v1/tokens}. */
    public record PostToken(String name, List<String> scopes, int days) {}

    @GET
    @Requires(Permission.TOKENS_OWN)
    public Page<TokenRow> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        return tokens.list(actor.known(), PageRequest.of(limit, cursor));
    }

    /** The answer holds the value, this once; no cache may keep it. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.TOKENS_OWN)
    public Response create(PostToken body) {
        NewToken made = tokens.create(actor.known(), body.name(), body.scopes(), Duration.ofDays(body.days()));
        return Response.status(Response.Status.CREATED)
                .entity(made)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @DELETE
    @Path("{token}")
    @Requires(Permission.TOKENS_OWN)
    public TokenRow revoke(@PathParam("token") UUID token) {
        return tokens.revoke(actor.known(), token);
    }
}
