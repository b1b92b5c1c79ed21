package dev.guildhall.imports;

import dev.guildhall.packages.ArchiveLimits;
import dev.guildhall.platform.Settings;
import dev.guildhall.platform.SettingsRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * What an import allows. Each skill is bounded by the limits of publishing besides.
 *
 * @param maxUploadBytes largest archive
 * @param maxFiles files in it
 * @param maxUnpackedBytes all of them together
 * @param maxSkills skills in it
 * @param workers threads that publish at the same time
 * @param gitSeconds longest time a repository may take to come
 */
public record ImportSettings(
        long maxUploadBytes, int maxFiles, long maxUnpackedBytes, int maxSkills, int workers, int gitSeconds)
        implements SettingsRecord {
    static final String MAX_UPLOAD_BYTES = "guildhall.imports.max-upload-bytes";
    static final String MAX_SKILLS = "guildhall.imports.max-skills";
    static final String MAX_UNPACKED_BYTES = "guildhall.imports.max-unpacked-bytes";
    static final String GIT_SECONDS = "guildhall.imports.git-seconds";
    private static final int MAX_DEPTH = 32;
    private static final int MAX_PATH_LENGTH = 1_024;
    private static final int MAX_RATIO = 100;

    public ImportSettings {
        requirePositive("maxUploadBytes", maxUploadBytes);
        requirePositive("maxFiles", maxFiles);
        requirePositive("maxUnpackedBytes", maxUnpackedBytes);
        requirePositive("maxSkills", maxSkills);
        requirePositive("workers", workers);
        requirePositive("gitSeconds", gitSeconds);
    }

    /** @param maxFileBytes of the limits of publishing: a larger file makes its skill unfit anyhow */
    ArchiveLimits limits(long maxFileBytes) {
        return new ArchiveLimits(maxFiles, maxFileBytes, maxUnpackedBytes, MAX_RATIO, MAX_DEPTH, MAX_PATH_LENGTH);
    }

    Duration gitTime() {
        return Duration.ofSeconds(gitSeconds);
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
        ImportSettings settings(Settings settings) {
            return settings.record("guildhall.imports", ImportSettings.class);
        }
    }
}
