package dev.guildhall.plugins;

import dev.guildhall.platform.ProblemType;

/** Problems of loading and calling plugins. */
public enum PluginProblem implements ProblemType {
    UNKNOWN_PLUGIN("unknown-plugin", 404, "There is no such package version"),
    UNKNOWN_TOOL("unknown-tool", 404, "The plugin has no such tool"),
    NOT_STARTED("plugin-not-started", 409, "The plugin is not started"),
    PLUGIN_BUSY("plugin-busy", 503, "The plugin has too many calls running"),
    PLUGINS_FULL("plugins-full", 503, "Every loaded plugin is in use");

    private final String slug;
    private final int status;
    private final String title;

    PluginProblem(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
