package dev.guildhall.platform;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Set;

/**
 * Keeps other sites from writing with a visitor's cookie, and from signing a visitor in as somebody else.
 *
 * <p>Browsers say where a request comes from in {@code Sec-Fetch-Site}; older ones only in {@code Origin}. A request that
 * carries a token in {@code Authorization} needs neither: no browser adds that by itself.
 */
@Provider
@Priority(Priorities.AUTHENTICATION - 100)
@Service
public class CookieWriteFilter implements ContainerRequestFilter {
    /** Name of the cookie that holds a browser session. */
    public static final String SESSION_COOKIE = "guildhall_session";

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    /** Pages that begin a session without having one. */
    private static final Set<String> SIGN_INS = Set.of("signin", "invitation");

    private final PlatformSettings settings;

    // RESTEasy picks a provider's constructor by @Context, then lets CDI call the one with @Inject.
    @Inject
    public CookieWriteFilter(@Context PlatformSettings settings) {
        this.settings = settings;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (READS.contains(request.getMethod()) || request.getHeaderString(HttpHeaders.AUTHORIZATION) != null) {
            return;
        }
        boolean withCookie = request.getCookies().containsKey(SESSION_COOKIE);
        boolean signIn = SIGN_INS.contains(request.getUriInfo().getPath().replaceFirst("^/+", ""));
        if ((withCookie || signIn) && !comesFromUs(request, !withCookie)) {
            throw PlatformProblem.CROSS_SITE.because(
                    "This request writes with the session cookie but does not come from a page of %s. Programs send an API token as \"Authorization: Bearer gh_…\" instead."
                            .formatted(settings.url()));
        }
    }

    private boolean comesFromUs(ContainerRequestContext request, boolean unlessToldOtherwise) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.getHeaderString("Origin");
        if (origin != null) {
            return origin.equals(originOf(settings.url()))
                    || origin.equals(originOf(request.getUriInfo().getRequestUri()));
        }
        return unlessToldOtherwise;
    }

    private static String originOf(URI address) {
        boolean defaultPort = address.getPort() == -1
                || (address.getPort() == 443 && "https".equals(address.getScheme()))
                || (address.getPort() == 80 && "http".equals(address.getScheme()));
        return address.getScheme() + "://" + address.getHost() + (defaultPort ? "" : ":" + address.getPort());
    }
}
