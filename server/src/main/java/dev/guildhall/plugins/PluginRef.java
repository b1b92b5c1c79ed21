package dev.guildhall.plugins;

import java.util.UUID;

/**
 * Which package version is meant.
 *
 * @param organisation the tenant; two tenants never share a loaded plugin
 * @param owner without {@code @}
 */
public record PluginRef(UUID organisation, String owner, String name, String version) {
    /** {@code @owner/name}. */
    public String id() {
        return "@" + owner + "/" + name;
    }

    /** {@code @owner/name 1.2.3}. */
    String title() {
        return id() + " " + version;
    }
}
