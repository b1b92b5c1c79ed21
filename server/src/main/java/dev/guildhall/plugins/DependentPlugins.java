package dev.guildhall.plugins;

import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * Who uses a plugin's code: the plugins this node knows whose closure has it at this version.
 *
 * <p>A started one holds its own copy of that code, so it runs on when the plugin itself is stopped or unloaded; trust that
 * is withdrawn from the publisher, and a hold, end it at its next call.
 */
@Service
public class DependentPlugins {
    private final SkillPlugins plugins;
    private final PluginCache cache;

    @Inject
    public DependentPlugins(SkillPlugins plugins, PluginCache cache) {
        this.plugins = plugins;
        this.cache = cache;
    }

    /** By id and version; 404 when there is no such plugin. */
    public List<PluginStatus> of(PluginRef ref) {
        return among(ref.organisation(), plugins.describe(ref));
    }

    /** Of a plugin whose status is known already. */
    public List<PluginStatus> among(UUID organisation, PluginStatus plugin) {
        return cache.known(organisation).stream()
                .filter(status -> status.dependencies().stream()
                        .anyMatch(need ->
                                need.id().equals(plugin.id()) && need.version().equals(plugin.version())))
                .toList();
    }

    /** How many plugins of this owner are started on this node. */
    public int started(UUID organisation, String owner) {
        return Math.toIntExact(cache.known(organisation).stream()
                .filter(status -> status.id().startsWith("@" + owner + "/")
                        && status.state().equals("STARTED"))
                .count());
    }
}
