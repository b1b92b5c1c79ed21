package dev.guildhall.plugins;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;

/** What operators do to plugins, with its record. {@code plugins → audit}: nothing is loaded inside a transaction. */
@Service
public class PluginOperations {
    private final SkillPlugins plugins;
    private final PluginRecord log;

    @Inject
    public PluginOperations(SkillPlugins plugins, PluginRecord log) {
        this.plugins = plugins;
        this.log = log;
    }

    public PluginStatus start(Actor actor, PluginRef ref) {
        PluginStatus status = plugins.start(ref);
        try {
            return record(actor, "plugin.started", status);
        } catch (RuntimeException e) {
            // Code that runs without a record of who started it would be worse than a start that has to be repeated.
            plugins.unload(ref);
            throw e;
        }
    }

    public PluginStatus stop(Actor actor, PluginRef ref) {
        return record(actor, "plugin.stopped", plugins.stop(ref));
    }

    public PluginStatus unload(Actor actor, PluginRef ref) {
        return record(actor, "plugin.unloaded", plugins.unload(ref));
    }

    private PluginStatus record(Actor actor, String action, PluginStatus status) {
        log.append(actor, action, status);
        return status;
    }
}
