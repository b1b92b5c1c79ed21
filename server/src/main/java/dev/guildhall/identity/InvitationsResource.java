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
import jakarta.ws.rs.core.MediaType;

/** Accepting an invitation over HTTP. */
@Path("/api/v1/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class InvitationsResource {
    private final Invitations invitations;

    @Inject
    public InvitationsResource(Invitations invitations) {
        this.invitations = invitations;
    }

    /** Body of {@code POST /api/v1/invitations/accept}. */
    public record Accept(String code, String password) {
        @Override
        public String toString() {
            return "Accept[]";
        }
    }

    /** Sets the password; the user signs in with it afterwards. */
    @POST
    @Path("accept")
    @Consumes(MediaType.APPLICATION_JSON)
    @Open("the code is the credential: 256 random bits, used once, guessing is slowed down")
    public UserRow accept(Accept body, @Context HttpServletRequest request) {
        return invitations.accept(body.code(), body.password(), request.getRemoteAddr());
    }
}
