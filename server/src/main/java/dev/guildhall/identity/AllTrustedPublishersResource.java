package dev.guildhall.identity;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Every workflow that may publish in the organisation, over HTTP. */
@Path("/api/v1/trusted-publishers")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class AllTrustedPublishersResource {
    private final TrustedPublishers publishers;
    private final CurrentActor actor;

    @Inject
    public AllTrustedPublishersResource(TrustedPublishers publishers, CurrentActor actor) {
        this.publishers = publishers;
        this.actor = actor;
    }

    @GET
    @Requires(Permission.OWNERS_READ)
    public Page<OwnedPublisher> list(
            @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
        return publishers.everywhere(actor.known(), PageRequest.of(limit, cursor));
    }
}
