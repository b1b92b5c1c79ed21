package dev.guildhall.platform;

import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;

/** Puts a {@link PermissionFilter} before every resource method: what it needs is read from the method once, at deployment. */
@Provider
@Service
public class PermissionFeature implements DynamicFeature {
    private final CurrentActor actor;

    // RESTEasy picks a provider's constructor by @Context, then lets CDI call the one with @Inject.
    @Inject
    public PermissionFeature(@Context CurrentActor actor) {
        this.actor = actor;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        if (method != null && method.getDeclaringClass().getName().startsWith("dev.guildhall.")) {
            context.register(new PermissionFilter(actor, method), Priorities.AUTHORIZATION);
        }
    }
}
