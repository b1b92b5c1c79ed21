package dev.guildhall.web.gateway;

import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Requires;
import dev.guildhall.platform.Service;
import dev.guildhall.runlog.CallTrace;
import dev.guildhall.runlog.ModelCallRow;
import dev.guildhall.runlog.ModelCalls;
import dev.guildhall.runlog.TracesResource;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Frame;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Twin;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** The calls that went through the gateway. */
@Path("/calls")
@Service
@Produces(MediaType.TEXT_HTML)
public class CallPages {
    private final Frame frame;
    private final ModelCalls calls;

    @Inject
    public CallPages(Frame frame, ModelCalls calls) {
        this.frame = frame;
        this.calls = calls;
    }

    @GET
    @Requires(Permission.SPEND_READ)
    public View list(@Context UriInfo address) {
        MultivaluedMap<String, String> asked = address.getQueryParameters();
        CallFilter filter = CallFilter.of(asked);
        Page<ModelCallRow> page =
                calls.page(frame.actor(), TracesResource.query(asked), PageRequest.of(50, asked.getFirst("cursor")));
        return new View(
                "gateway/calls.jte",
                new CallsPage(
                        frame.of(Nav.CALLS, "Calls", Twin.of(filter.address("/api/v1/traces"))),
                        page.items(),
                        filter,
                        page.next().map(next -> filter.with("cursor", next))));
    }

    @GET
    @Path("{id}")
    @Requires(Permission.SPEND_READ)
    public View one(@PathParam("id") UUID id) {
        CallTrace trace = calls.one(frame.actor(), id);
        return new View(
                "gateway/call.jte",
                new CallPage(
                        frame.of(Nav.CALLS, "Call of " + trace.call().model(), Twin.of("/api/v1/traces/" + id)),
                        trace,
                        frame.actor().may(Permission.PAYLOADS_READ)));
    }
}
