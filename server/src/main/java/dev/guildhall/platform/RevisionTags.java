package dev.guildhall.platform;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Gives every answer that is one {@link Revised} thing its {@code ETag}, to be sent back in {@code If-Match}. */
@Provider
public class RevisionTags implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof Revised revised) {
            response.getHeaders().putSingle(HttpHeaders.ETAG, "\"" + revised.revision() + "\"");
        }
    }
}
