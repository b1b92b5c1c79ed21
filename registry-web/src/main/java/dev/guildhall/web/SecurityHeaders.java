package dev.guildhall.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;

/** Headers that keep a browser from doing what our pages never ask of it. A resource may set a stricter policy of its own. */
@Provider
public class SecurityHeaders implements ContainerResponseFilter {
    static final String PAGE_POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
            + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        setIfMissing(headers, "Content-Security-Policy", PAGE_POLICY);
        setIfMissing(headers, "X-Content-Type-Options", "nosniff");
        setIfMissing(headers, "Referrer-Policy", "same-origin");
        setIfMissing(headers, "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        setIfMissing(headers, "Cross-Origin-Opener-Policy", "same-origin");
        setIfMissing(headers, "Cross-Origin-Resource-Policy", "same-origin");
        // What a page or an answer says depends on who asks; only assets say otherwise.
        setIfMissing(headers, "Cache-Control", "private, no-cache");
    }

    private static void setIfMissing(MultivaluedMap<String, Object> headers, String name, String value) {
        if (!headers.containsKey(name)) {
            headers.putSingle(name, value);
        }
    }
}
