package dev.guildhall.plugins;

import dev.guildhall.skill.ToolDescription;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.pf4j.PluginState;

/** What this node knows of one package version. Everything but {@link #status} is read and written under its lock. */
final class PluginSlot {
    final ReentrantLock lock = new ReentrantLock();
    final PluginRef ref;
    private volatile PluginStatus status;
    private @Nullable LoadedPlugin loaded;
    private long lastUsed;
    private boolean forgotten;

    PluginSlot(PluginRef ref, Instant now) {
        this.ref = ref;
        this.status = new PluginStatus(
                ref.id(),
                ref.version(),
                PluginState.CREATED.toString(),
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                now);
    }

    PluginStatus status() {
        return status;
    }

    boolean is(PluginState state) {
        return status.state().equals(state.toString());
    }

    Optional<LoadedPlugin> loaded() {
        return Optional.ofNullable(loaded);
    }

    long lastUsed() {
        return lastUsed;
    }

    void used() {
        lastUsed = System.nanoTime();
    }

    boolean forgotten() {
        return forgotten;
    }

    void forget() {
        forgotten = true;
    }

    /** A new state; the tools stay known, and the time moves only when something changed. */
    void become(PluginState state, Optional<String> reason, List<ResolvedDependency> dependencies, Instant now) {
        PluginStatus old = status;
        boolean same = is(state) && old.reason().equals(reason);
        status = new PluginStatus(
                ref.id(),
                ref.version(),
                state.toString(),
                reason,
                loaded != null,
                old.tools(),
                dependencies,
                same ? old.since() : now);
    }

    void started(Optional<LoadedPlugin> plugin, List<ResolvedDependency> dependencies, Instant now) {
        loaded = plugin.orElse(null);
        List<ToolDescription> tools = plugin.map(LoadedPlugin::descriptions).orElseGet(List::of);
        status = new PluginStatus(
                ref.id(),
                ref.version(),
                PluginState.STARTED.toString(),
                Optional.empty(),
                loaded != null,
                tools,
                dependencies,
                now);
        used();
    }

    /** Takes the loaded plugin out, so that nothing new can enter it; whoever takes it retires it. */
    Optional<LoadedPlugin> take() {
        Optional<LoadedPlugin> taken = loaded();
        loaded = null;
        return taken;
    }
}
