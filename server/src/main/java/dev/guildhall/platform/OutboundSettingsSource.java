package dev.guildhall.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands out {@link OutboundSettings}, read once. */
@ApplicationScoped
class OutboundSettingsSource {
    @Produces
    @Singleton
    OutboundSettings settings(Settings settings) {
        return settings.record("guildhall.outbound", OutboundSettings.class);
    }
}
