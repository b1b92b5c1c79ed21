package dev.guildhall.registry;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.signing.PublisherKey;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** An owner's signing keys over HTTP. */
@Path("/api/v1/owners/{owner}/signing-keys")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class OwnerKeysResource {
    private final OwnerKeys keys;
    private final CurrentActor actor;

    @Inject
    public OwnerKeysResource(OwnerKeys keys, CurrentActor actor) {
        this.keys = keys;
        this.actor = actor;
    }

    /** Body of {@code PUT …/signing-keys/{id}}: PEM, JWK as a string, or the 32 bytes in base64. */
    public record PutKey(String publicKey) {}

    @GET
    @Requires(Permission.OWNERS_READ)
    public Page<PublisherKey> list(@PathParam("owner") String owner) {
        return new Page<>(keys.list(actor.known(), owner), Optional.empty());
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.OWNERS_WRITE)
    public PublisherKey put(@PathParam("owner") String owner, @PathParam("id") String id, PutKey body) {
        return keys.put(actor.known(), owner, id, body.publicKey());
    }

    /** Revokes: what it signed stays listed, and says so. */
    @DELETE
    @Path("{id}")
    @Requires(Permission.OWNERS_WRITE)
    public PublisherKey revoke(@PathParam("owner") String owner, @PathParam("id") String id) {
        return keys.revoke(actor.known(), owner, id);
    }
}
