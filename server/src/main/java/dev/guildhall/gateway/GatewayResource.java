package dev.guildhall.gateway;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;

/** The gateway's decisions and the health of deployments, over HTTP. */
@Path("/api/v1/gateway")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class GatewayResource {
    private final Explaining explaining;
    private final CurrentActor actor;

    @Inject
    public GatewayResource(Explaining explaining, CurrentActor actor) {
        this.explaining = explaining;
        this.actor = actor;
    }

    /** Key, budget, candidates, choice and price of a call that is not made. */
    @POST
    @Path("explain")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.MODELS_READ)
    public Explanation explain(ExplainBody body) {
        return explaining.explain(actor.known(), body);
    }

    /** All at once; there are as many as the organisation has deployments. */
    @GET
    @Path("health")
    @Requires(Permission.MODELS_READ)
    public Page<DeploymentFigures> health() {
        return new Page<>(explaining.figures(actor.known()), Optional.empty());
    }
}
