package dev.guildhall.metrics;

import dev.guildhall.platform.Settings;
import dev.guildhall.platform.SettingsRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * Who may read the metrics.
 *
 * @param open everybody who reaches the server; else only {@code metrics:read}
 */
public record MetricsSettings(boolean open) implements SettingsRecord {

    /** Hands out the settings, read once. */
    @ApplicationScoped
    static class Source {
        @Produces
        @Singleton
        MetricsSettings settings(Settings settings) {
            return settings.record("guildhall.metrics", MetricsSettings.class);
        }
    }
}
