package dev.guildhall.agents;

import dev.guildhall.hosted.HostedPush;
import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;

/** An agent at a hosted runtime over HTTP: pushed and removed by jobs. */
@Path("/api/v1/agents/{agent}/harnesses/{harness}/push")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class PushResource {
    private final Pushes pushes;
    private final CurrentActor actor;

    @Inject
    public PushResource(Pushes pushes, CurrentActor actor) {
        this.pushes = pushes;
        this.actor = actor;
    }

    /** The answer to accepted work; {@code job} is where its report grows. */
    public record Accepted(UUID id, String job) {}

    @POST
    @Requires(Permission.AGENTS_WRITE)
    public Response push(
            @PathParam("agent") String agent,
            @PathParam("harness") String harness,
            @QueryParam("stage") @DefaultValue("current") String stage) {
        return accepted(pushes.push(actor.known(), agent, harness, stage));
    }

    @DELETE
    @Requires(Permission.AGENTS_WRITE)
    public Response remove(@PathParam("agent") String agent, @PathParam("harness") String harness) {
        return accepted(pushes.remove(actor.known(), agent, harness));
    }

    /** With {@code check=true} the runtime is asked. */
    @GET
    @Requires(Permission.AGENTS_READ)
    public HostedPush pushed(
            @PathParam("agent") String agent, @PathParam("harness") String harness, @QueryParam("check") boolean check)
            throws InterruptedException {
        return check ? pushes.check(actor.known(), agent, harness) : pushes.pushed(actor.known(), agent, harness);
    }

    private static Response accepted(UUID job) {
        String address = "/api/v1/jobs/" + job;
        return Response.accepted(new Accepted(job, address))
                .location(URI.create(address))
                .build();
    }
}
