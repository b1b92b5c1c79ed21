package dev.guildhall.identity;

import dev.guildhall.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands out this feature's settings, read once. */
@ApplicationScoped
class IdentitySettingsSource {
    @Produces
    @Singleton
    IdentitySettings sessions(Settings settings) {
        return settings.record("guildhall.session", IdentitySettings.class);
    }

    @Produces
    @Singleton
    BootstrapSettings bootstrap(Settings settings) {
        return settings.record("guildhall.bootstrap", BootstrapSettings.class);
    }
}
