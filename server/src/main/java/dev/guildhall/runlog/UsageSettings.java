package dev.guildhall.runlog;

import dev.guildhall.platform.Settings;
import dev.guildhall.platform.SettingsRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * How the calls of models are recorded and how long.
 *
 * @param days that calls are kept at least; whole months (UTC) go
 * @param figureDays that the figures of each day are kept
 * @param payloadDays that kept requests and answers stay
 * @param memoryMegabytes of records that wait in memory while the journal cannot be written; what is more is lost and counted
 * @param payloadMegabytes of requests and answers that wait to be kept; what is more is dropped, counted and marked
 */
record UsageSettings(int days, int figureDays, int payloadDays, int memoryMegabytes, int payloadMegabytes)
        implements SettingsRecord {
    private static final int MOST_DAYS = 10_000;
    private static final int MOST_MEGABYTES = 1_024;

    UsageSettings {
        between("days", days, 2, MOST_DAYS);
        between("figure-days", figureDays, 2, MOST_DAYS);
        between("payload-days", payloadDays, 1, MOST_DAYS);
        between("memory-megabytes", memoryMegabytes, 1, MOST_MEGABYTES);
        between("payload-megabytes", payloadMegabytes, 1, MOST_MEGABYTES);
        if (figureDays < days) {
            throw new IllegalArgumentException(
                    "figure-days is %d; it must not be less than days, which is %d.".formatted(figureDays, days));
        }
    }

    private static void between(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s is %d; it must be between %d and %d.".formatted(name, value, least, most));
        }
    }

    /** Hands out the settings, read once. */
    @ApplicationScoped
    static class Source {
        @Produces
        @Singleton
        UsageSettings settings(Settings settings) {
            return settings.record("guildhall.usage", UsageSettings.class);
        }
    }
}
