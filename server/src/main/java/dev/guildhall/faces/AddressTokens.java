package dev.guildhall.faces;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.CurrentActor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/** Refuses a token in an address unless it may only read skills: addresses end up in logs, lock files and histories. */
@Provider
@Priority(Priorities.AUTHENTICATION + 10)
@Service
public class AddressTokens implements ContainerRequestFilter {
    private static final Set<Permission> READING = Set.of(Permission.SKILLS_READ);

    private final CurrentActor actor;

    // RESTEasy picks a provider's constructor by @Context, then lets CDI call the one with @Inject.
    @Inject
    public AddressTokens(@Context CurrentActor actor) {
        this.actor = actor;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (request.getProperty(FaceCredentials.IN_ADDRESS) == null) {
            return;
        }
        Actor reader = actor.known();
        if (!READING.equals(reader.permissions())) {
            throw FacesProblem.TOKEN_TOO_WIDE.because(
                    "A token in an address may have the scope %s and no other, because addresses end up in logs and lock files. Make one with that scope alone under /tokens, and revoke this one if it left your machine."
                            .formatted(Permission.SKILLS_READ.scope()));
        }
    }
}
