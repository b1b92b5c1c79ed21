package dev.guildhall.keys;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Service;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who asks at the management addresses of LiteLLM's shapes, before identity looks: the master key is an administrator of the first
 * organisation, a virtual key may read itself, anything that begins with {@code gh_} is a token of this server and left to identity.
 */
@Provider
@Priority(Priorities.AUTHENTICATION - 10)
@Service
public class ManagementCredentials implements ContainerRequestFilter {
    private static final String BEARER = "bearer ";
    private static final String ITSELF = "/key/info";

    private final MasterKeys masters;
    private final MasterActor master;
    private final Keys keys;
    private final CurrentActor actor;
    private final CurrentCaller caller;

    // RESTEasy picks a provider's constructor by @Context, then lets CDI call the one with @Inject.
    @Inject
    public ManagementCredentials(
            @Context MasterKeys masters,
            @Context MasterActor master,
            @Context Keys keys,
            @Context CurrentActor actor,
            @Context CurrentCaller caller) {
        this.masters = masters;
        this.master = master;
        this.keys = keys;
        this.actor = actor;
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getRequestUri().getPath();
        if (!ManagementAddresses.include(path)) {
            return;
        }
        String presented = presented(request);
        if (presented == null || presented.isEmpty()) {
            return;
        } else if (presented.startsWith("gh_")) {
            request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + presented);
            return;
        }
        request.getHeaders().remove(HttpHeaders.AUTHORIZATION);
        if (masters.isMaster(presented)) {
            actor.set(administrator());
        } else {
            caller.set(admitted(presented));
            if (!path.equals(ITSELF)) {
                throw PlatformProblem.FORBIDDEN.because(
                        "A virtual key reads itself at /key/info and does nothing else here. Send an API token of this server (\"gh_…\") whose scopes allow it, or the master key.");
            }
        }
    }

    private static @Nullable String presented(ContainerRequestContext request) {
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            String own = request.getHeaderString("x-litellm-api-key");
            String given = own == null ? request.getHeaderString("x-api-key") : own;
            return given == null ? null : withoutScheme(given.strip());
        }
        return withoutScheme(authorization.strip());
    }

    private static String withoutScheme(String text) {
        return text.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? text.substring(BEARER.length()).strip()
                : text;
    }

    private Actor administrator() {
        try {
            Actor found = master.actor()
                    .orElseThrow(() -> KeyProblem.KEY_REFUSED.because(
                            "The first organisation has no active administrator for the master key to act as."));
            // No login has blanks: the record tells the master key from the administrator.
            return new Actor(
                    found.organisation(),
                    found.organisationName(),
                    found.user(),
                    found.login() + " by master key",
                    found.displayName(),
                    found.role(),
                    found.permissions(),
                    found.token());
        } catch (SQLException e) {
            throw new IllegalStateException("The first organisation could not be read", e);
        }
    }

    private Caller admitted(String presented) {
        return switch (keys.admit(presented)) {
            case Admission.Admitted admitted -> admitted.caller();
            case Admission.Turned turned ->
                throw KeyProblem.KEY_REFUSED.because(turned.failure().message());
        };
    }
}
