package dev.guildhall.plugins;

import java.util.UUID;

/**
 * Which package version is meant.
 *
 * @param organisation the tenant; two tenants never share a loaded plugin
 * @param owner without {@code @}
 */
public record PluginRef(UUID organisation, String owner, String name, String version) {
    /** @param id {@code @owner/name} */
    static PluginRef of(UUID organisation, String id, String version) {
        int slash = id.indexOf('/');
        return new PluginRef(organisation, id.substring(1, slash), id.substring(slash + 1), version);
    }

    /** The same version at another address. */
    PluginRef called(String id) {
        return of(organisation, id, version);
    }

    /** {@code @owner/name}. */
    public String id() {
        return "@" + owner + "/" + name;
    }

    /** {@code @owner/name 1.2.3}. */
    String title() {
        return id() + " " + version;
    }
}
