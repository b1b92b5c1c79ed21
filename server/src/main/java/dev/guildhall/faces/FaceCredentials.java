package dev.guildhall.faces;

import dev.guildhall.platform.Service;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts credentials where {@code identity} looks for them, for clients that send them elsewhere.
 *
 * <p>{@code x-api-key} at the Skills API is the bearer token. {@code /t/TOKEN/…} before a well-known index or a marketplace is for
 * clients that send no headers at all; the token leaves the address before anything notes it, and {@link AddressTokens} lets only
 * tokens pass that may do nothing but read.
 */
@Provider
@PreMatching
@Priority(-100)
@Service
public class FaceCredentials implements ContainerRequestFilter {
    static final String IN_ADDRESS = "guildhall.token-in-address";
    private static final Pattern WITH_TOKEN =
            Pattern.compile("/t/([^/]{1,200})(/(?:(?:@|%40)[^/]+/)?(?:\\.well-known|marketplaces)/.*)");

    private final FacesSettings settings;

    // RESTEasy picks a provider's constructor by @Context, then lets CDI call the one with @Inject.
    @Inject
    public FaceCredentials(@Context FacesSettings settings) {
        this.settings = settings;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        URI asked = request.getUriInfo().getRequestUri();
        String path = asked.getRawPath();
        if (AnthropicSkillsResource.speaksAt(path) && request.getHeaderString(HttpHeaders.AUTHORIZATION) == null) {
            String key = request.getHeaderString("x-api-key");
            if (key != null) {
                authorize(request, key);
            }
            return;
        }
        Matcher address = WITH_TOKEN.matcher(path);
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (settings.tokenInAddress() && reads && address.matches()) {
            String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
            request.setRequestUri(asked.resolve(address.group(2) + query));
            request.setProperty(IN_ADDRESS, true);
            authorize(request, address.group(1));
        }
    }

    private static void authorize(ContainerRequestContext request, String token) {
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token);
    }
}
