package dev.guildhall.faces;

import dev.guildhall.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands out this feature's settings, read once. */
@ApplicationScoped
class FacesSettingsSource {
    @Produces
    @Singleton
    FacesSettings settings(Settings settings) {
        return settings.record("guildhall.faces", FacesSettings.class);
    }
}
