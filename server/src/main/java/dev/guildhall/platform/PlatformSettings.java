package dev.guildhall.platform;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where this server keeps its files and how it is reached.
 *
 * @param node unique among the servers that share a database
 */
public record PlatformSettings(Path data, String node, URI url) implements SettingsRecord {
    public PlatformSettings {
        if (!node.matches("[A-Za-z0-9._-]{1,63}")) {
            throw new IllegalArgumentException("guildhall.node is \"" + node
                    + "\"; it must be 1 to 63 letters, digits, dots, dashes or underscores.");
        }
        if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?")) {
            throw new IllegalArgumentException(
                    "guildhall.url is \"" + url + "\"; it must be an address such as http://localhost:9080.");
        }
    }
}
