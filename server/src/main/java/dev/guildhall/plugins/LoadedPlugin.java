package dev.guildhall.plugins;

import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.SkillTool;
import dev.guildhall.skill.ToolDescription;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A package's class loader with the tools in it, and how many calls run inside. */
final class LoadedPlugin {
    static final int MAX_CALLS = 64;
    private static final System.Logger LOG = System.getLogger(LoadedPlugin.class.getName());

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final List<PackageFile> jars;
    private final ClassLoader loader;
    private final Map<String, SkillTool> tools;
    private final List<ToolDescription> descriptions;
    private final List<PluginRef> codeOf;
    private final Deque<Closeable> parts;
    private int running;

    /**
     * @param codeOf the dependencies whose jars are inside
     * @param parts what is closed when this goes, last added first
     */
    LoadedPlugin(
            ShelvedPackage shelved,
            ClassLoader loader,
            Map<String, SkillTool> tools,
            List<ToolDescription> descriptions,
            List<PluginRef> codeOf,
            Deque<Closeable> parts) {
        this.jars = shelved.jars();
        this.loader = loader;
        this.tools = Map.copyOf(tools);
        this.descriptions = List.copyOf(descriptions);
        this.codeOf = List.copyOf(codeOf);
        this.parts = new ArrayDeque<>(parts);
    }

    /** Whether its code is this package's: an address that was left can get another package. */
    boolean isOf(ShelvedPackage shelved) {
        return jars.equals(shelved.jars());
    }

    ClassLoader loader() {
        return loader;
    }

    Optional<SkillTool> tool(String name) {
        return Optional.ofNullable(tools.get(name));
    }

    List<ToolDescription> descriptions() {
        return descriptions;
    }

    List<PluginRef> codeOf() {
        return codeOf;
    }

    /** Counts a call in; false when too many run already. */
    boolean enter() {
        lock.lock();
        try {
            if (running == MAX_CALLS) {
                return false;
            }
            running++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        lock.lock();
        try {
            running--;
            if (running == 0) {
                idle.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isIdle() {
        lock.lock();
        try {
            return running == 0;
        } finally {
            lock.unlock();
        }
    }

    /** Lets running calls end, for as long as a call may take, then closes everything. */
    void retire(Duration patience) {
        int left = awaitIdle(patience);
        if (left > 0) {
            LOG.log(Level.WARNING, "{0} calls in {1} do not end; its class loader is closed under them", left, loader);
        }
        close(parts);
    }

    private int awaitIdle(Duration patience) {
        lock.lock();
        try {
            long nanos = patience.toNanos();
            while (running > 0 && nanos > 0) {
                nanos = idle.awaitNanos(nanos);
            }
            return running;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return running;
        } finally {
            lock.unlock();
        }
    }

    /** Closes all parts, whatever one of them throws. */
    static void close(Deque<Closeable> parts) {
        while (!parts.isEmpty()) {
            try {
                parts.removeLast().close();
            } catch (IOException | RuntimeException | LinkageError e) {
                LOG.log(Level.WARNING, "A part of a plugin could not be closed", e);
            }
        }
    }
}
