package dev.guildhall.keys;

import dev.guildhall.platform.Service;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/** LiteLLM's older name of customers: {@code /end_user/…} is {@code /customer/…}. */
@Provider
@PreMatching
@Service
public class EndUserAddress implements ContainerRequestFilter {
    private static final String OLD = "/end_user/";

    @Override
    public void filter(ContainerRequestContext request) {
        URI asked = request.getUriInfo().getRequestUri();
        String path = asked.getRawPath();
        if (path.startsWith(OLD)) {
            String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
            request.setRequestUri(asked.resolve("/customer/" + path.substring(OLD.length()) + query));
        }
    }
}
