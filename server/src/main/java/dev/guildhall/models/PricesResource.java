package dev.guildhall.models;

import dev.guildhall.platform.CurrentActor;
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

/** Prices of providers' models over HTTP; a model's name may hold slashes. */
@Path("/api/v1/prices/{provider}/{model: .+}")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class PricesResource {
    private final OperatorPrices prices;
    private final CurrentActor actor;

    @Inject
    public PricesResource(OperatorPrices prices, CurrentActor actor) {
        this.prices = prices;
        this.actor = actor;
    }

    @GET
    @Requires(Permission.MODELS_READ)
    public PriceRow price(@PathParam("provider") String provider, @PathParam("model") String model) {
        return prices.price(actor.known(), provider, model);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.MODELS_WRITE)
    public PriceRow put(@PathParam("provider") String provider, @PathParam("model") String model, byte[] body) {
        return prices.put(actor.known(), provider, model, JsonTree.body(body));
    }

    @DELETE
    @Requires(Permission.MODELS_WRITE)
    public void remove(@PathParam("provider") String provider, @PathParam("model") String model) {
        prices.remove(actor.known(), provider, model);
    }
}
