package dev.guildhall.plugins;

import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import dev.guildhall.skill.SkillTool;
import dev.guildhall.skill.ToolCall;
import dev.guildhall.skill.ToolDescription;
import dev.guildhall.skill.ToolResult;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.pf4j.PluginState;

/**
 * Packages as plugins: look at one, start, stop, unload it, use its tools.
 * {@code find on the shelf → may its code run? → resolve → load within the bound → tool}.
 *
 * <p>The shelf is asked before every use, so that a hold, or trust that was withdrawn, ends a plugin at its next call.
 * {@code tools} and {@code call} start what is not started, unless an operator stopped it or it failed.
 */
@Service
public class SkillPlugins {
    private final Supplier<PackageShelf> shelf;
    private final PluginCache cache;

    @Inject
    public SkillPlugins(Instance<PackageShelf> shelves, PluginCache cache) {
        this(
                () -> {
                    if (shelves.isUnsatisfied()) {
                        throw PlatformProblem.UNAVAILABLE.because(
                                "This node has no registry, so no packages to load. Ask a control node.");
                    }
                    return shelves.get();
                },
                cache);
    }

    SkillPlugins(Supplier<PackageShelf> shelf, PluginCache cache) {
        this.shelf = shelf;
        this.cache = cache;
    }

    /** The plugins this node has seen since it started, by id and version. */
    public Page<PluginStatus> list(UUID organisation, PageRequest request) {
        Optional<String> id = request.part(0, 2);
        Optional<String> version = request.part(1, 2);
        List<PluginStatus> rest = cache.known(organisation).stream()
                .filter(s -> id.isEmpty() || isAfter(s, id.get(), version.orElse("")))
                .limit(request.limit() + 1L)
                .toList();
        return Page.of(rest, request.limit(), s -> PageRequest.cursor(s.id(), s.version()));
    }

    /** How the version stands; 404 when there is none. Loads nothing. */
    public PluginStatus describe(PluginRef ref) {
        ShelvedPackage shelved = find(ref);
        Optional<LoadedPlugin> withdrawn = cache.locked(ref, slot -> withdraw(slot, shelved));
        withdrawn.ifPresent(this::retire);
        return cache.locked(ref, slot -> {
            if (slot.is(PluginState.CREATED) || slot.is(PluginState.RESOLVED)) {
                resolve(slot, shelved);
            }
            return slot.status();
        });
    }

    /** Starts it, also when it was stopped or had failed. The status says why when it is not started afterwards. */
    public PluginStatus start(PluginRef ref) {
        ShelvedPackage shelved = find(ref);
        Optional<LoadedPlugin> withdrawn = cache.locked(ref, slot -> withdraw(slot, shelved));
        withdrawn.ifPresent(this::retire);
        return cache.locked(ref, slot -> {
            if (!isUp(slot, shelved)) {
                start(slot, shelved);
            }
            return slot.status();
        });
    }

    /** Stops it and closes its class loader; it stays stopped until it is started again. Waits for running calls. */
    public PluginStatus stop(PluginRef ref) {
        return leave(ref, PluginState.STOPPED, "Stopped by an operator; start it to use it again.");
    }

    /** Closes its class loader and removes its files; it loads again when something uses it. Waits for running calls. */
    public PluginStatus unload(PluginRef ref) {
        return leave(ref, PluginState.UNLOADED, "Unloaded by an operator; it loads again when something uses it.");
    }

    /** The tools of the version, started if need be; 409 with the reason when it cannot start. */
    public List<ToolDescription> tools(PluginRef ref) {
        return ready(ref, slot -> slot.status().tools());
    }

    /**
     * Calls a tool. What the tool does wrong comes back as a result that is an error; 404 for a tool the package does not
     * have, 409 with the reason when the package cannot start, 503 when too much runs at once.
     */
    public ToolResult call(PluginRef ref, ToolCall call) {
        Entered entered = ready(ref, slot -> enter(slot, call.name()));
        try {
            return new ToolCalls(cache.settings()).run(ref, entered.plugin(), entered.tool(), call);
        } catch (BrokenPlugin e) {
            fail(ref, entered.plugin(), e.reason());
            return ToolResult.error(e.reason());
        }
    }

    private record Entered(LoadedPlugin plugin, SkillTool tool) {}

    private Entered enter(PluginSlot slot, String name) {
        Optional<LoadedPlugin> plugin = slot.loaded();
        SkillTool tool = plugin.flatMap(p -> p.tool(name))
                .orElseThrow(() -> PluginProblem.UNKNOWN_TOOL.because("%s has no tool \"%s\"; it has %s."
                        .formatted(
                                slot.ref.title(),
                                name,
                                slot.status().tools().isEmpty()
                                        ? "none"
                                        : String.join(
                                                ", ",
                                                slot.status().tools().stream()
                                                        .map(ToolDescription::name)
                                                        .toList()))));
        LoadedPlugin entered = plugin.orElseThrow();
        if (!entered.enter()) {
            throw PluginProblem.PLUGIN_BUSY.because(
                    "%s has %d calls running, the most there may be. Call again shortly."
                            .formatted(slot.ref.title(), LoadedPlugin.MAX_CALLS));
        }
        return new Entered(entered, tool);
    }

    private <T> T ready(PluginRef ref, java.util.function.Function<PluginSlot, T> use) {
        ShelvedPackage shelved = find(ref);
        Optional<LoadedPlugin> withdrawn = cache.locked(ref, slot -> withdraw(slot, shelved));
        withdrawn.ifPresent(this::retire);
        return cache.locked(ref, slot -> {
            if (!isUp(slot, shelved)) {
                if (!slot.is(PluginState.STOPPED) && !slot.is(PluginState.FAILED)) {
                    start(slot, shelved);
                }
                if (!slot.is(PluginState.STARTED)) {
                    throw notStarted(slot.status());
                }
            }
            slot.used();
            return use.apply(slot);
        });
    }

    private static Problem notStarted(PluginStatus status) {
        return PluginProblem.NOT_STARTED.because("%s %s is %s. %s"
                .formatted(
                        status.id(),
                        status.version(),
                        status.state(),
                        status.reason().orElse("")));
    }

    private static boolean isUp(PluginSlot slot, ShelvedPackage shelved) {
        return slot.is(PluginState.STARTED) && (slot.loaded().isPresent() || !shelved.hasJars());
    }

    private void start(PluginSlot slot, ShelvedPackage shelved) {
        Optional<Startable> startable = resolve(slot, shelved);
        if (startable.isEmpty()) {
            return;
        }
        List<ResolvedDependency> closure = startable.get().closure();
        if (!shelved.hasJars()) {
            slot.started(Optional.empty(), closure, cache.clock().instant());
            return;
        }
        cache.reserve(slot.ref);
        Optional<LoadedPlugin> loaded = Optional.empty();
        try {
            loaded = Optional.of(cache.loading().load(shelved, startable.get().code()));
            slot.started(loaded, closure, cache.clock().instant());
        } catch (BrokenPlugin e) {
            slot.become(
                    PluginState.FAILED,
                    Optional.of(e.reason()),
                    closure,
                    cache.clock().instant());
        } catch (java.io.IOException e) {
            slot.become(
                    PluginState.RESOLVED,
                    Optional.of(
                            "Its jars cannot be read or written on this node (%s). See that guildhall.data has room."
                                    .formatted(e)),
                    closure,
                    cache.clock().instant());
        } finally {
            if (loaded.isEmpty()) {
                cache.release();
            }
        }
    }

    private record Startable(List<ResolvedDependency> closure, List<PluginLoading.CodeDependency> code) {}

    /** Resolves and says in the slot what stands in the way, if anything. */
    private Optional<Startable> resolve(PluginSlot slot, ShelvedPackage shelved) {
        UUID organisation = slot.ref.organisation();
        ShelfChoice choice = new ShelfChoice(shelf.get(), organisation);
        Resolution resolution = DependencyResolution.of(
                shelved.id(),
                shelved.version(),
                choice.current(shelved.manifest().dependencies()),
                choice);
        if (resolution instanceof Resolution.Unresolved unresolved) {
            slot.become(
                    PluginState.CREATED,
                    Optional.of("Its dependencies do not resolve. " + String.join(". ", unresolved.problems()) + "."),
                    List.of(),
                    cache.clock().instant());
            return Optional.empty();
        }
        List<ResolvedDependency> closure = ((Resolution.Resolved) resolution).closure();
        List<PluginLoading.CodeDependency> code = closure.stream()
                .map(d -> refOf(organisation, d))
                .map(r -> new PluginLoading.CodeDependency(r, find(r)))
                .filter(d -> d.shelved().hasJars())
                .toList();
        Optional<String> blocked = Blocked.why(shelved)
                .or(() -> shelved.hasJars()
                        ? code.stream()
                                .flatMap(d -> Blocked.why(d.shelved()).stream())
                                .findFirst()
                        : Optional.empty());
        slot.become(PluginState.RESOLVED, blocked, closure, cache.clock().instant());
        return blocked.isPresent() ? Optional.empty() : Optional.of(new Startable(closure, code));
    }

    /** Takes out what may no longer run: held since, or trust withdrawn from it or from code it uses. */
    private Optional<LoadedPlugin> withdraw(PluginSlot slot, ShelvedPackage shelved) {
        if (!slot.is(PluginState.STARTED)) {
            return Optional.empty();
        }
        Optional<String> blocked = Blocked.why(shelved)
                .or(() -> slot.loaded().stream()
                        .flatMap(p -> p.codeOf().stream())
                        .flatMap(d -> Blocked.why(find(d)).stream())
                        .findFirst());
        if (blocked.isEmpty()) {
            return Optional.empty();
        }
        Optional<LoadedPlugin> taken = slot.take();
        slot.become(
                PluginState.RESOLVED,
                blocked,
                slot.status().dependencies(),
                cache.clock().instant());
        return taken;
    }

    private PluginStatus leave(PluginRef ref, PluginState state, String reason) {
        find(ref);
        Optional<LoadedPlugin> taken = cache.locked(ref, slot -> {
            Optional<LoadedPlugin> out = slot.take();
            slot.become(
                    state,
                    Optional.of(reason),
                    slot.status().dependencies(),
                    cache.clock().instant());
            return out;
        });
        taken.ifPresent(this::retire);
        return cache.locked(ref, PluginSlot::status);
    }

    private void fail(PluginRef ref, LoadedPlugin plugin, String reason) {
        boolean ours = cache.locked(ref, slot -> {
            if (slot.loaded().filter(p -> p == plugin).isEmpty()) {
                return false;
            }
            slot.take();
            slot.become(
                    PluginState.FAILED,
                    Optional.of(reason),
                    slot.status().dependencies(),
                    cache.clock().instant());
            return true;
        });
        if (ours) {
            // Other calls may still run inside; this caller need not wait for them.
            Thread.ofVirtual().name("retire " + ref.title()).start(() -> retire(plugin));
        }
    }

    private void retire(LoadedPlugin plugin) {
        cache.retire(plugin, cache.settings().callLimit());
    }

    private ShelvedPackage find(PluginRef ref) {
        return shelf.get()
                .find(ref.organisation(), ref.owner(), ref.name(), ref.version())
                .orElseThrow(() -> PluginProblem.UNKNOWN_PLUGIN.because(
                        "%s is not published here. The skill's page lists its versions.".formatted(ref.title())));
    }

    private static PluginRef refOf(UUID organisation, ResolvedDependency dependency) {
        int slash = dependency.id().indexOf('/');
        return new PluginRef(
                organisation,
                dependency.id().substring(1, slash),
                dependency.id().substring(slash + 1),
                dependency.version());
    }

    private static boolean isAfter(PluginStatus status, String id, String version) {
        int byId = status.id().compareTo(id);
        return byId > 0 || (byId == 0 && status.version().compareTo(version) > 0);
    }
}
