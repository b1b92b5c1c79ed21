package dev.guildhall.identity;

import dev.guildhall.platform.Open;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Trusted publishing over HTTP: a workflow's OIDC token for a short one of ours. */
@Path("/api/v1/oidc")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class OidcResource {
    private final OidcExchange exchange;

    @Inject
    public OidcResource(OidcExchange exchange) {
        this.exchange = exchange;
    }

    /** Body of {@code POST /api/v1/oidc/exchange}. */
    public record PostExchange(
            String token, Optional<String> owner, Optional<String> organisation, Optional<String> publisher) {
        @Override
        public String toString() {
            return "PostExchange[" + owner + ", " + organisation + ", " + publisher + "]";
        }
    }

    @POST
    @Path("exchange")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open("The OIDC token in the body says who it is; bounded for each address.")
    public Response exchange(PostExchange body, @Context HttpServletRequest request) {
        return Response.ok(exchange.exchange(
                        body.token(), body.owner(), body.organisation(), body.publisher(), request.getRemoteAddr()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
