package dev.guildhall.plugins;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a plugin of the server itself stands on this node.
 *
 * @param id from its {@code plugin.properties}; the name of its file when that cannot be read
 * @param version as it writes it; empty when it cannot be read
 * @param state PF4J's word: {@code STARTED} in use; {@code FAILED} cannot be loaded or started
 * @param reason why it is not started, and what to do
 * @param extensions what it adds to the server; known once it is started
 * @param since when it came into this state
 */
public record ServerPluginStatus(
        String id,
        String version,
        String description,
        String provider,
        String state,
        Optional<String> reason,
        List<Contribution> extensions,
        Instant since) {

    public ServerPluginStatus {
        extensions = List.copyOf(extensions);
    }

    /**
     * @param point simple name of the extension point, such as {@code Embedder}
     * @param type the plugin's class behind it
     */
    public record Contribution(String point, String type) {}
}
