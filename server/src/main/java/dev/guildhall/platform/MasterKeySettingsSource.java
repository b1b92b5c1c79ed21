package dev.guildhall.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands out {@link MasterKeySettings}, read once. */
@ApplicationScoped
class MasterKeySettingsSource {
    @Produces
    @Singleton
    MasterKeySettings settings(Settings settings) {
        return settings.record("guildhall.master", MasterKeySettings.class);
    }
}
