package dev.guildhall.statistics;

import dev.guildhall.platform.Settings;
import dev.guildhall.platform.SettingsRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * How long figures are kept.
 *
 * @param days after which the downloads of one day are forgotten; totals stay
 */
record StatisticsSettings(int days) implements SettingsRecord {
    StatisticsSettings {
        if (days < Days.MOST || days > 10_000) {
            throw new IllegalArgumentException(
                    "days is %d; it must be between %d and 10000.".formatted(days, Days.MOST));
        }
    }

    /** Hands out the settings, read once. */
    @ApplicationScoped
    static class Source {
        @Produces
        @Singleton
        StatisticsSettings settings(Settings settings) {
            return settings.record("guildhall.statistics", StatisticsSettings.class);
        }
    }
}
