package dev.guildhall.models;

import dev.guildhall.platform.Settings;
import dev.guildhall.platform.SettingsRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the gateway's models come from. A file that cannot be used stops the start as every other setting does.
 *
 * @param config path of a LiteLLM {@code config.yaml}; empty: none
 */
record ConfigFileSettings(String config) implements SettingsRecord {
    ConfigFileSettings {
        read(config, System.getenv());
    }

    /** What the file says, as it is now. */
    LiteLlmConfig read() {
        return read(config, System.getenv());
    }

    Optional<String> file() {
        return Optional.of(config).filter(path -> !path.isEmpty());
    }

    private static LiteLlmConfig read(String config, Map<String, String> environment) {
        if (config.isEmpty()) {
            return LiteLlmConfig.NONE;
        }
        try {
            return ConfigReading.read(Path.of(config), environment);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("config is no file name: " + config, e);
        }
    }

    /** Hands out the settings, read once. */
    @ApplicationScoped
    static class Source {
        @Produces
        @Singleton
        ConfigFileSettings settings(Settings settings) {
            return settings.record("guildhall.gateway", ConfigFileSettings.class);
        }
    }
}
