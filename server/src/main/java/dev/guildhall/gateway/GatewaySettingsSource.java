package dev.guildhall.gateway;

import dev.guildhall.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands out {@link GatewaySettings}, read once. */
@ApplicationScoped
class GatewaySettingsSource {
    @Produces
    @Singleton
    GatewaySettings settings(Settings settings) {
        return settings.record("guildhall.gateway", GatewaySettings.class);
    }
}
