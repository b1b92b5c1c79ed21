package dev.guildhall.identity;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
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

/** An owner's trusted publishers over HTTP. */
@Path("/api/v1/owners/{owner}/trusted-publishers")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class TrustedPublishersResource {
    private final TrustedPublishers publishers;
    private final CurrentActor actor;

    @Inject
    public TrustedPublishersResource(TrustedPublishers publishers, CurrentActor actor) {
        this.publishers = publishers;
        this.actor = actor;
    }

    @GET
    @Requires(Permission.OWNERS_READ)
    public Page<TrustedPublisherRow> list(@PathParam("owner") String owner) {
        return new Page<>(publishers.list(actor.known(), owner), Optional.empty());
    }

    @GET
    @Path("{id}")
    @Requires(Permission.OWNERS_READ)
    public TrustedPublisherRow publisher(@PathParam("owner") String owner, @PathParam("id") String id) {
        return publishers.publisher(actor.known(), owner, id);
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.OWNERS_WRITE)
    public TrustedPublisherRow put(
            @PathParam("owner") String owner, @PathParam("id") String id, PutTrustedPublisher body) {
        return publishers.put(actor.known(), owner, id, body);
    }

    @DELETE
    @Path("{id}")
    @Requires(Permission.OWNERS_WRITE)
    public void remove(@PathParam("owner") String owner, @PathParam("id") String id) {
        publishers.remove(actor.known(), owner, id);
    }
}
