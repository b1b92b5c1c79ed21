package dev.guildhall.registry;

import dev.guildhall.packages.ArchiveLimits;
import dev.guildhall.platform.Settings;
import dev.guildhall.platform.SettingsRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * What publishing allows.
 *
 * @param maxUploadBytes largest body of an upload
 * @param maxRatio unpacked to packed size
 * @param checkSeconds longest time all checks of one package may take together
 */
public record PublishSettings(
        long maxUploadBytes, int maxFiles, long maxFileBytes, long maxPackageBytes, int maxRatio, int checkSeconds)
        implements SettingsRecord {
    static final String MAX_UPLOAD_BYTES = "guildhall.publish.max-upload-bytes";
    static final String MAX_FILES = "guildhall.publish.max-files";
    static final String CHECK_SECONDS = "guildhall.publish.check-seconds";

    public PublishSettings {
        requirePositive("maxUploadBytes", maxUploadBytes);
        requirePositive("maxFiles", maxFiles);
        requirePositive("maxFileBytes", maxFileBytes);
        requirePositive("maxPackageBytes", maxPackageBytes);
        requirePositive("maxRatio", maxRatio);
        requirePositive("checkSeconds", checkSeconds);
    }

    public ArchiveLimits limits() {
        return new ArchiveLimits(
                maxFiles,
                maxFileBytes,
                maxPackageBytes,
                maxRatio,
                ArchiveLimits.DEFAULT.maxDepth(),
                ArchiveLimits.DEFAULT.maxPathLength());
    }

    Duration checkTime() {
        return Duration.ofSeconds(checkSeconds);
    }

    private static void requirePositive(String component, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(component + " is " + value + "; it must be at least 1.");
        }
    }

    /** Hands out the settings, read once. */
    @ApplicationScoped
    static class Source {
        @Produces
        @Singleton
        PublishSettings settings(Settings settings) {
            return settings.record("guildhall.publish", PublishSettings.class);
        }
    }
}
