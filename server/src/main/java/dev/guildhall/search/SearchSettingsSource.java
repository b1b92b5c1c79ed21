package dev.guildhall.search;

import dev.guildhall.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Hands out this feature's settings, read once. */
@ApplicationScoped
class SearchSettingsSource {
    @Produces
    @Singleton
    SearchSettings settings(Settings settings) {
        return settings.record("guildhall.search", SearchSettings.class);
    }
}
