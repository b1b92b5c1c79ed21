package dev.guildhall.hosted;

import dev.guildhall.platform.Settings;
import dev.guildhall.platform.SettingsRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * How patient this server is with hosted runtimes.
 *
 * @param attempts how often one call is made before it counts as failed
 * @param requestSeconds longest time one call may take with its upload
 * @param longestPauseSeconds longest time between two attempts, also when the other side asks for more
 */
record HostedSettings(int attempts, int requestSeconds, int longestPauseSeconds) implements SettingsRecord {
    HostedSettings {
        atLeast("attempts", attempts);
        atLeast("requestSeconds", requestSeconds);
        atLeast("longestPauseSeconds", longestPauseSeconds);
    }

    private static void atLeast(String component, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(component + " is " + value + "; it must be at least 1.");
        }
    }

    /** Hands out the settings, read once. */
    @ApplicationScoped
    static class Source {
        @Produces
        @Singleton
        HostedSettings settings(Settings settings) {
            return settings.record("guildhall.hosted", HostedSettings.class);
        }
    }
}
