package dev.guildhall.platform;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** Notes what the request is before anything can fail, and tells the caller its trace id in every answer. */
@Provider
@PreMatching
@Priority(0)
@Service
public class TraceFilter implements ContainerRequestFilter, ContainerResponseFilter {
    static final String HEADER = "Trace-Id";

    private final CurrentRequest current;

    // RESTEasy picks a provider's constructor by @Context, then lets CDI call the one with @Inject.
    @Inject
    public TraceFilter(@Context CurrentRequest current) {
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String path = "/" + request.getUriInfo().getPath().replaceFirst("^/+", "");
        String query = request.getUriInfo().getRequestUri().getRawQuery();
        String rawPath = request.getUriInfo().getRequestUri().getRawPath();
        current.set(
                request.getMethod(),
                path,
                query == null ? rawPath : rawPath + "?" + query,
                !path.startsWith("/api/") && asksForHtml(request),
                TraceId.of(request.getHeaderString("traceparent")));
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().putSingle(HEADER, current.traceId());
    }

    /** A wildcard is what programs send; only somebody who names HTML gets a page. */
    private static boolean asksForHtml(ContainerRequestContext request) {
        String accept = request.getHeaderString("Accept");
        return accept != null && accept.contains(MediaType.TEXT_HTML);
    }
}
