package dev.guildhall.keys;

import dev.guildhall.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands out this feature's settings, read once. */
@ApplicationScoped
class KeySettingsSource {
    @Produces
    @Singleton
    MasterKeySetting masterKey(Settings settings) {
        return settings.record("guildhall.gateway", MasterKeySetting.class);
    }
}
