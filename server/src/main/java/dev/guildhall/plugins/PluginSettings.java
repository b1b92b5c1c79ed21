package dev.guildhall.plugins;

import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * The settings of this feature.
 *
 * @param folder where jars lie while they are loaded; emptied when the node starts
 * @param maxLoaded most class loaders at the same time
 * @param callLimit longest time one call, or the start of one plugin, may take
 * @param maxResultBytes largest answer of a tool, in bytes of UTF-8
 */
record PluginSettings(Path folder, int maxLoaded, Duration callLimit, int maxResultBytes) {
    PluginSettings {
        atLeastOne("guildhall.plugins.max-loaded", maxLoaded);
        atLeastOne("guildhall.plugins.call-seconds", callLimit.toMillis());
        atLeastOne("guildhall.plugins.max-result-bytes", maxResultBytes);
    }

    static PluginSettings of(Config config) {
        // Nodes may share the data folder: each keeps its jars apart, so that one may empty its own when it starts.
        Path data = Path.of(config.getValue("guildhall.data", String.class));
        return new PluginSettings(
                data.resolve("plugins").resolve(config.getValue("guildhall.node", String.class)),
                config.getValue("guildhall.plugins.max-loaded", Integer.class),
                Duration.ofSeconds(config.getValue("guildhall.plugins.call-seconds", Integer.class)),
                config.getValue("guildhall.plugins.max-result-bytes", Integer.class));
    }

    private static void atLeastOne(String key, long value) {
        if (value < 1) {
            throw new IllegalArgumentException("%s is %d; it must be at least 1.".formatted(key, value));
        }
    }
}
