package dev.guildhall.drafting;

import dev.guildhall.platform.Outbound;
import dev.guildhall.platform.Settings;
import dev.guildhall.platform.SettingsRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * How much of a source is read.
 *
 * @param fetchSeconds for a page with its redirects
 */
public record DraftingSettings(int maxSourceBytes, int fetchSeconds) implements SettingsRecord {
    static final String MAX_SOURCE_BYTES = "guildhall.drafting.max-source-bytes";
    private static final int MOST_REDIRECTS = 5;

    public DraftingSettings {
        if (maxSourceBytes < 1_024 || maxSourceBytes > 100_000_000) {
            throw new IllegalArgumentException(
                    "maxSourceBytes is " + maxSourceBytes + "; it must be from 1024 to 100000000.");
        }
        if (fetchSeconds < 1 || fetchSeconds > 300) {
            throw new IllegalArgumentException("fetchSeconds is " + fetchSeconds + "; it must be from 1 to 300.");
        }
    }

    Outbound.Limits limits() {
        return new Outbound.Limits(maxSourceBytes, Duration.ofSeconds(fetchSeconds), MOST_REDIRECTS);
    }

    /** Hands out the settings, read once. */
    @ApplicationScoped
    static class Reading {
        @Produces
        @Singleton
        DraftingSettings settings(Settings settings) {
            return settings.record("guildhall.drafting", DraftingSettings.class);
        }
    }
}
