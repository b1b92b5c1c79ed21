package dev.guildhall.identity;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** The caller themselves over HTTP. */
@Path("/api/v1/profile")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class ProfileResource {
    private final SignIn signIn;
    private final CurrentActor actor;

    @Inject
    public ProfileResource(SignIn signIn, CurrentActor actor) {
        this.signIn = signIn;
        this.actor = actor;
    }

    /** Body of {@code PUT /api/v1/profile/password}; {@code current} may be left out while none is set. */
    public record PutPassword(Optional<String> current, String replacement) {
        @Override
        public String toString() {
            return "PutPassword[]";
        }
    }

    @GET
    @Requires(Permission.PROFILE_OWN)
    public UserRow profile() {
        return signIn.profile(actor.known());
    }

    @PUT
    @Path("password")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.PROFILE_OWN)
    public void password(PutPassword body) {
        signIn.changePassword(actor.known(), body.current().orElse(""), body.replacement());
    }
}
