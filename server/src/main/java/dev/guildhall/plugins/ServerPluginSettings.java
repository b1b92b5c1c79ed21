package dev.guildhall.plugins;

import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * Where the server's own plugins lie.
 *
 * @param folder each entry is a plugin: a zip, or a folder with {@code plugin.properties}
 * @param staging where those that the product brings are put to be loaded
 * @param callLimit longest time a start or a call may take
 */
record ServerPluginSettings(Path folder, Path staging, Duration callLimit) {
    static ServerPluginSettings of(Config config) {
        Path data = Path.of(config.getValue("guildhall.data", String.class));
        return new ServerPluginSettings(
                config.getOptionalValue("guildhall.plugins.folder", String.class)
                        .filter(text -> !text.isBlank())
                        .map(Path::of)
                        .orElse(data.resolve("server-plugins")),
                data.resolve("shipped-plugins"),
                Duration.ofSeconds(config.getValue("guildhall.plugins.call-seconds", Integer.class)));
    }
}
