package dev.guildhall.plugins;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.pf4j.PluginState;

/**
 * The plugins this node knows, and the bounded number of class loaders among them.
 *
 * <p>Locks: a slot's lock, then {@link #capacity}; a second slot is only ever tried, never waited for, so that two loads
 * that make room for each other cannot wait in a circle. Methods are public for the scope's client proxy.
 */
@ApplicationScoped
class PluginCache {
    private static final int MAX_KNOWN = 2_000;

    private final Map<PluginRef, PluginSlot> slots = new ConcurrentHashMap<>();
    private final ReentrantLock capacity = new ReentrantLock();
    private final PluginSettings settings;
    private final JarFolders folders;
    private final PluginLoading loading;
    private final Clock clock;
    private int reserved;

    /** For the client proxy of the scope, which holds no state. */
    @SuppressWarnings("NullAway")
    protected PluginCache() {
        this.settings = null;
        this.folders = null;
        this.loading = null;
        this.clock = null;
    }

    @Inject
    public PluginCache(Config config) {
        this(PluginSettings.of(config), Clock.systemUTC());
    }

    PluginCache(PluginSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.folders = new JarFolders(settings.folder());
        // The application's own loader, not the thread's: a call may come from a thread of the container.
        this.loading = new PluginLoading(folders, settings.callLimit(), PluginCache.class.getClassLoader());
        try {
            folders.clear();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "What an earlier run left in %s cannot be removed".formatted(settings.folder()), e);
        }
    }

    public PluginSettings settings() {
        return settings;
    }

    public PluginLoading loading() {
        return loading;
    }

    public Clock clock() {
        return clock;
    }

    /** Runs something under the lock of one version's slot. */
    public <T> T locked(PluginRef ref, Function<PluginSlot, T> work) {
        while (true) {
            PluginSlot slot = slots.computeIfAbsent(ref, r -> new PluginSlot(r, clock.instant()));
            slot.lock.lock();
            try {
                if (!slot.forgotten()) {
                    return work.apply(slot);
                }
            } finally {
                slot.lock.unlock();
                forgetOldest();
            }
        }
    }

    /** Gives up the slot of an address that the package no longer has. What an operator stopped stays stopped at the new one. */
    public Optional<LoadedPlugin> readdress(PluginRef old, PluginRef ref) {
        PluginSlot slot = slots.get(old);
        if (slot == null) {
            return Optional.empty();
        }
        Optional<LoadedPlugin> taken;
        slot.lock.lock();
        try {
            taken = slot.take();
            slot.forget();
            slots.remove(old, slot);
        } finally {
            slot.lock.unlock();
        }
        PluginStatus was = slot.status();
        if (slot.is(PluginState.STOPPED)) {
            locked(ref, now -> {
                now.become(PluginState.STOPPED, was.reason(), was.dependencies(), was.since());
                return now;
            });
        }
        return taken;
    }

    public List<PluginStatus> known(UUID organisation) {
        return slots.values().stream()
                .filter(s -> s.ref.organisation().equals(organisation))
                .map(PluginSlot::status)
                .sorted(Comparator.comparing(PluginStatus::id).thenComparing(PluginStatus::version))
                .toList();
    }

    public int loadedCount() {
        capacity.lock();
        try {
            return reserved;
        } finally {
            capacity.unlock();
        }
    }

    /** Takes one of the places for a class loader, unloading the idle plugin that was unused the longest. */
    public void reserve(PluginRef wanted) {
        while (true) {
            capacity.lock();
            try {
                if (reserved < settings.maxLoaded()) {
                    reserved++;
                    return;
                }
            } finally {
                capacity.unlock();
            }
            if (!evictOne(wanted)) {
                throw PluginProblem.PLUGINS_FULL.because(
                        ("%s cannot be loaded: all %d places are taken by plugins that are in use. Call again shortly, or raise"
                                        + " guildhall.plugins.max-loaded.")
                                .formatted(wanted.title(), settings.maxLoaded()));
            }
        }
    }

    public void release() {
        capacity.lock();
        try {
            reserved--;
        } finally {
            capacity.unlock();
        }
    }

    /** Closes a plugin that was taken out of its slot, and gives its place back. */
    public void retire(LoadedPlugin plugin, Duration patience) {
        try {
            plugin.retire(patience);
        } finally {
            release();
        }
    }

    @PreDestroy
    void closeAll() {
        for (PluginSlot slot : slots.values()) {
            slot.lock.lock();
            try {
                slot.forget();
                slot.take().ifPresent(p -> retire(p, Duration.ZERO));
            } finally {
                slot.lock.unlock();
            }
        }
        slots.clear();
    }

    private boolean evictOne(PluginRef wanted) {
        List<PluginSlot> oldestFirst = slots.values().stream()
                .filter(s -> !s.ref.equals(wanted))
                .sorted(Comparator.comparingLong(PluginSlot::lastUsed))
                .toList();
        return oldestFirst.stream().anyMatch(this::evict);
    }

    private boolean evict(PluginSlot slot) {
        if (!slot.lock.tryLock()) {
            return false;
        }
        try {
            Optional<LoadedPlugin> plugin = slot.loaded().filter(LoadedPlugin::isIdle);
            if (plugin.isEmpty()) {
                return false;
            }
            slot.take();
            slot.become(
                    PluginState.UNLOADED,
                    Optional.of("Unloaded to make room for others; it loads again when something uses it."),
                    slot.status().dependencies(),
                    clock.instant());
            retire(plugin.get(), Duration.ZERO);
            return true;
        } finally {
            slot.lock.unlock();
        }
    }

    /** What was only looked at is forgotten first; a stop or a failure is something an operator relies on. */
    private void forgetOldest() {
        if (slots.size() <= MAX_KNOWN) {
            return;
        }
        slots.values().stream()
                .filter(s -> s.is(PluginState.CREATED) || s.is(PluginState.RESOLVED) || s.is(PluginState.UNLOADED))
                .sorted(Comparator.comparingLong(PluginSlot::lastUsed))
                .limit(slots.size() - MAX_KNOWN)
                .forEach(this::forget);
    }

    private void forget(PluginSlot slot) {
        if (!slot.lock.tryLock()) {
            return;
        }
        try {
            if (slot.loaded().isEmpty() && !slot.lock.hasQueuedThreads()) {
                slot.forget();
                slots.remove(slot.ref, slot);
            }
        } finally {
            slot.lock.unlock();
        }
    }
}
