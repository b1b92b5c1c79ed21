package dev.guildhall.registry;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leads readers from an earlier address of a skill to the one of today, with 308: of pages and of the JSON API, whatever follows the name.
 *
 * <p>It looks only at answers that found nothing, so that every other request costs no query more. What changes something is never
 * led on; its answer names the new address.
 */
@Provider
@Service
public class MovedSkills implements ContainerResponseFilter {
    private static final Pattern ADDRESS = Pattern.compile("(/api/v1)?/skills/(?:@|%40)([^/]+)/([^/]+)(/.*)?");
    private static final int PERMANENT = 308;

    private final CurrentActor actor;
    private final AliasStore aliases;

    // RESTEasy picks a provider's constructor by @Context, then lets CDI call the one with @Inject.
    @Inject
    public MovedSkills(@Context CurrentActor actor, @Context AliasStore aliases) {
        this.actor = actor;
        this.aliases = aliases;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!reads || (response.getStatus() != 404 && response.getStatus() != 409)) {
            return;
        }
        Optional<Actor> reader = actor.ifKnown();
        URI asked = request.getUriInfo().getRequestUri();
        Matcher address = ADDRESS.matcher(asked.getRawPath());
        if (reader.isEmpty() || !address.matches()) {
            return;
        }
        aliases.skill(reader.get().organisation(), decoded(address.group(2)), decoded(address.group(3)))
                .ifPresent(now -> lead(response, target(asked, address, now)));
    }

    private static String target(URI asked, Matcher address, SkillKey now) {
        String before = address.group(1) == null ? "" : address.group(1);
        String rest = address.group(4) == null ? "" : address.group(4);
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        return before + "/skills/" + now.title() + rest + query;
    }

    private static void lead(ContainerResponseContext response, String target) {
        response.setStatus(PERMANENT);
        response.setEntity(null);
        response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        response.getHeaders().putSingle(HttpHeaders.LOCATION, target);
        // An administrator may free the old address; no browser must remember it longer.
        response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // No escape of ours: then it is no name of ours either.
            return segment;
        }
    }
}
