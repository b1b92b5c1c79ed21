package dev.guildhall.faces;

import dev.guildhall.identity.Owners;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.OwnerSegment;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** As {@link MarketplaceResource}, for the skills of one owner. */
@Path("/" + OwnerSegment.OWNER + "/marketplaces/claude-code/marketplace.json")
@Service
public class OwnerMarketplaceResource {
    private final Marketplace marketplace;
    private final Owners owners;
    private final CurrentActor actor;

    @Inject
    public OwnerMarketplaceResource(Marketplace marketplace, Owners owners, CurrentActor actor) {
        this.marketplace = marketplace;
        this.owners = owners;
        this.actor = actor;
    }

    @GET
    @Requires(Permission.SKILLS_READ)
    public Response marketplace(@PathParam("owner") String owner, @Context Request request) {
        Actor reader = actor.known();
        String name = owners.owner(reader, OwnerSegment.bare(owner)).name();
        return FaceFiles.json(marketplace.of(reader, Optional.of(name)), request);
    }
}
