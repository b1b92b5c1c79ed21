package dev.guildhall.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** Started once the container has initialised the application: every start-up observer has run without an error by then. */
@Startup
@ApplicationScoped
public class ApplicationStartup implements HealthCheck {
    private volatile boolean initialised;

    void note(@Observes @Initialized(ApplicationScoped.class) Object event) {
        initialised = true;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("application").status(initialised).build();
    }
}
