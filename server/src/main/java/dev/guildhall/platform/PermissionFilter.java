package dev.guildhall.platform;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.lang.reflect.Method;

/** Lets a request through to one resource method when its {@link Requires} is met or it is {@link Open}; else refuses. */
final class PermissionFilter implements ContainerRequestFilter {
    private final CurrentActor actor;
    private final Method method;

    PermissionFilter(CurrentActor actor, Method method) {
        this.actor = actor;
        this.method = method;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Requires requires = method.getAnnotation(Requires.class);
        if (requires != null) {
            actor.known().require(requires.value());
            if (!requires.runs()) {
                actor.known().requirePerson();
            }
        } else if (!method.isAnnotationPresent(Open.class)) {
            // Closed by default: the mapper logs this once and tells the caller nothing of our inside.
            throw new IllegalStateException("%s.%s declares neither @Requires nor @Open, so nobody may call it"
                    .formatted(method.getDeclaringClass().getName(), method.getName()));
        }
    }
}
