package dev.guildhall.plugins;

import dev.guildhall.plugins.ServerPluginStatus.Contribution;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.pf4j.ExtensionPoint;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginState;
import org.pf4j.PluginWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parts of the server that are plugins: those the product brings, such as bridges to harnesses, and optional ones put into a
 * folder by whoever runs it: {@code folder → PF4J → started → extensions}.
 *
 * <p>Unlike packages they come with no upload and belong to no organisation. They are loaded once, after the start and beside
 * it, so that a slow or broken one keeps nobody waiting; until then, and when one fails, its extensions are not there.
 */
@ApplicationScoped
public class ServerPlugins {
    private static final Logger LOG = LoggerFactory.getLogger(ServerPlugins.class);
    private static final int MOST = 50;

    private final ServerPluginSettings settings;
    private final Map<String, ServerPluginStatus> statuses = new ConcurrentSkipListMap<>();
    private final List<ServerPlugin> started = new CopyOnWriteArrayList<>();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();
    private final ReentrantLock loading = new ReentrantLock();
    private final ServerPluginManager manager;
    private final CountDownLatch loaded = new CountDownLatch(1);

    /** For the client proxy of the scope, which holds no state. */
    @SuppressWarnings("NullAway")
    protected ServerPlugins() {
        this.settings = null;
        this.manager = null;
    }

    @Inject
    public ServerPlugins(Config config) {
        this(ServerPluginSettings.of(config));
    }

    ServerPlugins(ServerPluginSettings settings) {
        this.settings = settings;
        this.manager = new ServerPluginManager(settings.folder());
    }

    /** One extension of a started plugin, whose calls run under the time limit with the plugin's class loader. */
    public static final class Extension<T> {
        private final ServerPlugin plugin;
        private final T object;
        private final Duration limit;

        private Extension(ServerPlugin plugin, T object, Duration limit) {
            this.plugin = plugin;
            this.object = object;
            this.limit = limit;
        }

        /** The plugin it comes from. */
        public String plugin() {
            return plugin.id();
        }

        /** @throws BrokenPlugin when it throws or takes too long; the message is fit for a log */
        public <R> R call(Function<T, R> code) throws BrokenPlugin {
            return call(limit, code);
        }

        /** As {@link #call(Function)}, for a caller who waits no longer than this. */
        public <R> R call(Duration patience, Function<T, R> code) throws BrokenPlugin {
            return plugin.run(patience.compareTo(limit) < 0 ? patience : limit, () -> code.apply(object));
        }
    }

    /** Waits until the plugins that the folder and the product hold were tried, but no longer than this. */
    public boolean awaitLoaded(Duration most) {
        try {
            return loaded.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Extensions of this kind that are there now, in the order of their plugins' ids. */
    public <T extends ExtensionPoint> List<Extension<T>> extensions(Class<T> point) {
        List<Extension<T>> found = new ArrayList<>();
        for (ServerPlugin plugin : started) {
            for (Object object : plugin.extensions()) {
                if (point.isInstance(object)) {
                    found.add(new Extension<>(plugin, point.cast(object), settings.callLimit()));
                }
            }
        }
        return found;
    }

    /** Every plugin found in the folder, by id. */
    public List<ServerPluginStatus> list() {
        return List.copyOf(statuses.values());
    }

    /** Where plugins are put. */
    public Path folder() {
        return settings.folder();
    }

    void start(@Observes Startup startup) {
        Thread.ofPlatform().daemon().name("server-plugins").start(this::load);
    }

    /** Loads what the folder holds; a second call does nothing. */
    void load() {
        if (!begun.compareAndSet(false, true)) {
            return;
        }
        try {
            List<Path> entries =
                    new ArrayList<>(ShippedPlugins.staged(ServerPlugins.class.getClassLoader(), settings.staging()));
            entries.addAll(new ServerPluginFolder(settings.folder(), MOST).entries());
            for (Path entry : entries) {
                loading.lock();
                try {
                    if (!over.get()) {
                        loadOne(entry);
                    }
                } finally {
                    loading.unlock();
                }
            }
            started.addAll(ClassPathPlugins.found(ServerPlugins.class.getClassLoader()));
        } finally {
            loaded.countDown();
        }
    }

    /** Stops what runs and closes every class loader; what is being loaded just now is waited for, as long as a call may take. */
    @PreDestroy
    void stop() {
        over.set(true);
        started.clear();
        loading.lock();
        try {
            for (PluginWrapper plugin : List.copyOf(manager.getPlugins())) {
                String id = plugin.getPluginId();
                try {
                    ServerPlugin.inTime(
                            "plugin " + id,
                            plugin.getPluginClassLoader(),
                            settings.callLimit(),
                            () -> manager.unloadPlugin(id));
                } catch (BrokenPlugin e) {
                    LOG.warn("Server plugin {} was not stopped: {}", id, e.getMessage());
                }
            }
        } finally {
            loading.unlock();
        }
    }

    private void loadOne(Path entry) {
        String id = String.valueOf(entry.getFileName());
        Optional<PluginDescriptor> descriptor = Optional.empty();
        try {
            id = String.valueOf(manager.loadPlugin(ServerPluginFolder.unpacked(entry)));
            PluginWrapper plugin = manager.getPlugin(id);
            descriptor = Optional.of(plugin.getDescriptor());
            ClassLoader loader = plugin.getPluginClassLoader();
            List<?> extensions =
                    ServerPlugin.inTime("plugin " + id, loader, settings.callLimit(), () -> startedExtensions(plugin));
            started.add(new ServerPlugin(id, loader, extensions));
            note(id, descriptor, PluginState.STARTED, Optional.empty(), contributions(extensions));
            LOG.info("Server plugin {} {} started", id, plugin.getDescriptor().getVersion());
        } catch (IOException e) {
            failed(id, descriptor, "cannot be unpacked: " + Thrown.shown(e));
        } catch (RuntimeException | LinkageError | BrokenPlugin e) {
            failed(id, descriptor, e instanceof BrokenPlugin ? String.valueOf(e.getMessage()) : Thrown.shown(e));
        }
    }

    private List<?> startedExtensions(PluginWrapper plugin) throws BrokenPlugin {
        PluginState state = manager.startPlugin(plugin.getPluginId());
        if (!state.isStarted()) {
            Throwable cause = plugin.getFailedException();
            throw new BrokenPlugin("stays " + state + (cause == null ? "." : ": " + Thrown.shown(cause)));
        }
        List<?> extensions = manager.getExtensions(plugin.getPluginId());
        if (extensions.isEmpty()) {
            throw new BrokenPlugin(
                    "lists no extension that can be made. Annotate its class with @org.pf4j.Extension and"
                            + " compile with PF4J's annotation processor, which writes META-INF/extensions.idx.");
        }
        return extensions;
    }

    private void failed(String id, Optional<PluginDescriptor> descriptor, String reason) {
        String whole = reason + " Mend or remove it in " + settings.folder() + " and start the server again.";
        note(id, descriptor, PluginState.FAILED, Optional.of(whole), List.of());
        LOG.error("Server plugin {}: {}", id, whole);
    }

    private void note(
            String id,
            Optional<PluginDescriptor> descriptor,
            PluginState state,
            Optional<String> reason,
            List<Contribution> extensions) {
        statuses.put(
                id,
                new ServerPluginStatus(
                        id,
                        descriptor.map(PluginDescriptor::getVersion).orElse(""),
                        descriptor.map(PluginDescriptor::getPluginDescription).orElse(""),
                        descriptor.map(PluginDescriptor::getProvider).orElse(""),
                        state.name(),
                        reason,
                        extensions,
                        Instant.now().truncatedTo(ChronoUnit.MILLIS)));
    }

    private static List<Contribution> contributions(List<?> extensions) {
        List<Contribution> found = new ArrayList<>();
        for (Object extension : extensions) {
            Class<?> type = extension.getClass();
            Arrays.stream(type.getInterfaces())
                    .filter(point -> ExtensionPoint.class.isAssignableFrom(point))
                    .map(point -> new Contribution(point.getSimpleName(), type.getName()))
                    .forEach(found::add);
        }
        return Collections.unmodifiableList(found);
    }
}
