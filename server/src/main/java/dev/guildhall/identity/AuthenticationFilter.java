package dev.guildhall.identity;

import dev.guildhall.platform.CookieWriteFilter;
import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Service;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Locale;

/**
 * Finds out who asks: {@code Authorization: Bearer …} first, else the session cookie, else nobody.
 *
 * <p>A token that is not accepted is refused even where nobody needs one, so that its owner learns of it; a stale cookie is
 * only ignored, because a browser sends it unasked.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
@Service
public class AuthenticationFilter implements ContainerRequestFilter {
    private final Bootstrap bootstrap;
    private final Credentials credentials;
    private final LastUses lastUses;
    private final CurrentActor actor;
    private final CurrentSession session;

    // RESTEasy picks a provider's constructor by @Context, then lets CDI call the one with @Inject.
    @Inject
    public AuthenticationFilter(
            @Context Bootstrap bootstrap,
            @Context Credentials credentials,
            @Context LastUses lastUses,
            @Context CurrentActor actor,
            @Context CurrentSession session) {
        this.bootstrap = bootstrap;
        this.credentials = credentials;
        this.lastUses = lastUses;
        this.actor = actor;
        this.session = session;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        Cookie cookie = request.getCookies().get(CookieWriteFilter.SESSION_COOKIE);
        if (authorization == null && cookie == null) {
            return;
        }
        bootstrap.catchUp();
        if (authorization != null) {
            CredentialStore.FoundToken token = credentials.token(bearer(authorization));
            lastUses.ofToken(token.id());
            actor.set(token.actor());
        } else if (cookie != null) {
            credentials.session(cookie.getValue()).ifPresent(found -> {
                lastUses.ofSession(found.id());
                session.set(found.id());
                actor.set(found.actor());
            });
        }
    }

    private static String bearer(String authorization) {
        if (!authorization.toLowerCase(Locale.ROOT).startsWith("bearer ")) {
            throw IdentityProblem.TOKEN_REFUSED.because(
                    "The Authorization header must read \"Bearer gh_…\"; other schemes are not understood here.");
        }
        return authorization.substring("bearer ".length()).strip();
    }
}
