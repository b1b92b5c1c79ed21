package dev.guildhall.registry;

import dev.guildhall.platform.Settings;
import dev.guildhall.platform.SettingsRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * What names of skills are compared with.
 *
 * @param popularDownloads from how many downloads on a skill's name is protected from look-alikes of other owners
 */
public record NamingSettings(long popularDownloads) implements SettingsRecord {

    public NamingSettings {
        if (popularDownloads < 1) {
            throw new IllegalArgumentException("popularDownloads is " + popularDownloads + "; it must be at least 1.");
        }
    }

    /** Hands out the settings, read once. */
    @ApplicationScoped
    static class Source {
        @Produces
        @Singleton
        NamingSettings settings(Settings settings) {
            return settings.record("guildhall.names", NamingSettings.class);
        }
    }
}
