package dev.guildhall.hosted;

import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Connections to hosted runtimes over HTTP. */
@Path("/api/v1/hosted-runtimes")
@Produces(MediaType.APPLICATION_JSON)
@Service
public class HostedRuntimesResource {
    private final HostedConnections connections;
    private final CurrentActor actor;

    @Inject
    public HostedRuntimesResource(HostedConnections connections, CurrentActor actor) {
        this.connections = connections;
        this.actor = actor;
    }

    @GET
    @Requires(Permission.RUNTIMES_OPERATE)
    public Page<HostedConnection> list() {
        return new Page<>(connections.list(actor.known()), Optional.empty());
    }

    @GET
    @Path("{runtime}")
    @Requires(Permission.RUNTIMES_OPERATE)
    public HostedConnection connection(@PathParam("runtime") String runtime) {
        return connections.connection(actor.known(), runtime);
    }

    @PUT
    @Path("{runtime}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Requires(Permission.RUNTIMES_OPERATE)
    public HostedConnection put(
            @PathParam("runtime") String runtime,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch,
            ConnectionBody body) {
        return connections.put(actor.known(), runtime, body, Precondition.of(ifMatch, ifNoneMatch));
    }

    @DELETE
    @Path("{runtime}")
    @Requires(Permission.RUNTIMES_OPERATE)
    public void remove(@PathParam("runtime") String runtime, @QueryParam("abandon") boolean abandon) {
        connections.remove(actor.known(), runtime, abandon);
    }
}
