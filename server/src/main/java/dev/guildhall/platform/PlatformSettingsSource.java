package dev.guildhall.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands out {@link PlatformSettings}, read once. */
@ApplicationScoped
class PlatformSettingsSource {
    @Produces
    @Singleton
    PlatformSettings settings(Settings settings) {
        return settings.record("guildhall", PlatformSettings.class);
    }
}
