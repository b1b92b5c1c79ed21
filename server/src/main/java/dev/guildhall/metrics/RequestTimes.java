package dev.guildhall.metrics;

import dev.guildhall.platform.Service;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** Times every request by route, method and class of status: until the answer begins, without what is streamed after that. */
@Provider
@PreMatching
@Priority(0)
@Service
public class RequestTimes implements ContainerRequestFilter, ContainerResponseFilter {
    private static final String BEGAN = "guildhall.began";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");

    private final Timing timing;

    // RESTEasy picks a provider's constructor by @Context, then lets CDI call the one with @Inject.
    @Inject
    public RequestTimes(@Context Metrics metrics) {
        this.timing = metrics.timing(
                "guildhall_http_request_seconds",
                "Requests by route, method and class of status, until the answer begins.",
                "route",
                "method",
                "status");
    }

    @Override
    public void filter(ContainerRequestContext request) {
        request.setProperty(BEGAN, System.nanoTime());
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(BEGAN) instanceof Long began) {
            String route = request.getProperty(RouteFeature.PROPERTY) instanceof String known ? known : "unmatched";
            String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
            timing.took(System.nanoTime() - began, route, method, response.getStatus() / 100 + "xx");
        }
    }
}
