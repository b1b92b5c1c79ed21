package dev.guildhall.registry;

import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses a multipart body that announces too many bytes. The container spools all parts before a resource method sees
 * the first, so the count in {@link Uploads} would come too late. A body that announces nothing is bounded by the
 * server's own request limit.
 */
@Provider
@Service
public class MultipartLimit implements ContainerRequestFilter {
    /** Boundaries, headers and fields around the files: 2,000 parts of 500 bytes. */
    private static final long FRAME = 1 << 20;

    private final Uploads uploads;

    // RESTEasy picks a provider's constructor by @Context, then lets CDI call the one with @Inject.
    @Inject
    public MultipartLimit(@Context Uploads uploads) {
        this.uploads = uploads;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        MediaType type = request.getMediaType();
        boolean multipart = type != null && type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE);
        // Imports have a limit of their own.
        if (!multipart || request.getUriInfo().getPath().contains("imports")) {
            return;
        }
        String length = request.getHeaderString("Content-Length");
        if (length != null
                && length.length() <= 18
                && length.chars().allMatch(c -> c >= '0' && c <= '9')
                && !length.isEmpty()) {
            uploads.requireAllowed(Long.parseLong(length) - FRAME);
        }
    }
}
