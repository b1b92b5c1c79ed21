package dev.guildhall.faces;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** {@code /marketplaces/claude-code/marketplace.json}, over all owners. */
@Path("/marketplaces/claude-code/marketplace.json")
@Service
public class MarketplaceResource {
    private final Marketplace marketplace;
    private final CurrentActor actor;

    @Inject
    public MarketplaceResource(Marketplace marketplace, CurrentActor actor) {
        this.marketplace = marketplace;
        this.actor = actor;
    }

    @GET
    @Requires(Permission.SKILLS_READ)
    public Response marketplace(@Context Request request) {
        return FaceFiles.json(marketplace.of(actor.known(), Optional.empty()), request);
    }
}
