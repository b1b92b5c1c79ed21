package dev.guildhall.metrics;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/** Tells {@link RequestTimes} which route a request took: the fixed beginning of its resource's path, known at deployment. */
@Provider
public class RouteFeature implements DynamicFeature {
    static final String PROPERTY = "guildhall.route";

    /** Before anything can refuse the request. */
    private static final int FIRST = 1;

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Class<?> type = resource.getResourceClass();
        Path path = type == null ? null : type.getAnnotation(Path.class);
        if (path != null) {
            context.register(new Note(route(path.value())), FIRST);
        }
    }

    /** For example {@code /api/v1/plugins} of {@code /api/v1/plugins/{owner}/{name}}. */
    static String route(String path) {
        int variable = path.indexOf('{');
        String fixed = variable < 0 ? path : path.substring(0, variable);
        String trimmed = fixed.replaceAll("/+$", "");
        return trimmed.startsWith("/") ? trimmed : "/" + trimmed;
    }

    /** Puts the route into the request. */
    private static final class Note implements ContainerRequestFilter {
        private final String route;

        Note(String route) {
            this.route = route;
        }

        @Override
        public void filter(ContainerRequestContext request) {
            request.setProperty(PROPERTY, route);
        }
    }
}
