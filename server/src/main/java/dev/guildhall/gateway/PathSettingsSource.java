package dev.guildhall.gateway;

import dev.guildhall.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands out {@link PathSettings}, read once. */
@ApplicationScoped
class PathSettingsSource {
    @Produces
    @Singleton
    PathSettings settings(Settings settings) {
        return settings.record("guildhall.gateway", PathSettings.class);
    }
}
