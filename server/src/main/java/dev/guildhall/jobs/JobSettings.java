package dev.guildhall.jobs;

import dev.guildhall.platform.Settings;
import dev.guildhall.platform.SettingsRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/**
 * How jobs are run.
 *
 * @param running most jobs that one node runs at the same time
 * @param waiting most unfinished jobs of one organisation
 * @param leaseSeconds how long a node holds a job without saying that it is alive
 * @param attempts how often a job is begun before it counts as failed
 * @param keepDays how long finished jobs are kept
 */
record JobSettings(int running, int waiting, int leaseSeconds, int attempts, int keepDays) implements SettingsRecord {
    JobSettings {
        atLeast("running", running, 1);
        atLeast("waiting", waiting, 1);
        atLeast("leaseSeconds", leaseSeconds, 3);
        atLeast("attempts", attempts, 1);
        atLeast("keepDays", keepDays, 1);
    }

    private static void atLeast(String component, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(component + " is " + value + "; it must be at least " + least + ".");
        }
    }

    /** Hands out the settings, read once. */
    @ApplicationScoped
    static class Source {
        @Produces
        @Singleton
        JobSettings settings(Settings settings) {
            return settings.record("guildhall.jobs", JobSettings.class);
        }
    }
}
