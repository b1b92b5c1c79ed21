package dev.guildhall.registry;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.signing.SigningKey;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Retires the registry's signing key and makes a new one, over HTTP. */
@Path("/api/v1/signing-keys/rotate")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class KeyRotationResource {
    private final KeyRotation rotation;
    private final CurrentActor actor;

    @Inject
    public KeyRotationResource(KeyRotation rotation, CurrentActor actor) {
        this.rotation = rotation;
        this.actor = actor;
    }

    /** Body of {@code POST /api/v1/signing-keys/rotate}. */
    public record PostRotation(Optional<String> reason) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.ORGANISATIONS_MANAGE)
    public Response rotate(PostRotation body) {
        SigningKey key = rotation.rotate(actor.known(), body.reason().orElse(null));
        return Response.status(Response.Status.CREATED).entity(key).build();
    }
}
