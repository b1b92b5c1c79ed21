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
    private final PluginStarting starting;
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
        this.starting = new PluginStarting(shelf, cache);
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
        Found found = found(ref);
        return cache.locked(found.ref(), slot -> {
            if (slot.is(PluginState.CREATED) || slot.is(PluginState.RESOLVED)) {
                starting.resolve(slot, found.shelved());
            }
            return slot.status();
        });
    }

    /** Starts it, also when it was stopped or had failed. The status says why when it is not started afterwards. */
    public PluginStatus start(PluginRef ref) {
        Found found = found(ref);
        return cache.locked(found.ref(), slot -> {
            if (!isUp(slot, found.shelved())) {
                starting.start(slot, found.shelved());
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
            return new ToolCalls(cache.settings()).run(entered.ref(), entered.plugin(), entered.tool(), call);
        } catch (BrokenPlugin e) {
            fail(entered.ref(), entered.plugin(), e.reason());
            return ToolResult.error(e.reason());
        }
    }

    private record Entered(PluginRef ref, LoadedPlugin plugin, SkillTool tool) {}

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
        return new Entered(slot.ref, entered, tool);
    }

    /** A package was renamed or given away: its plugins on this node go on under the address that it has now. */
    public void moved(UUID organisation, String id, String newId) {
        cache.known(organisation).stream()
                .filter(status -> status.id().equals(id))
                .map(status -> PluginRef.of(organisation, id, status.version()))
                .forEach(ref -> readdress(ref, ref.called(newId)));
    }

    /** @param ref with the address that the package has now, so that it has one slot however it is asked for */
    private record Found(PluginRef ref, ShelvedPackage shelved) {}

    /** Asks the shelf, and takes out what may no longer run. */
    private Found found(PluginRef asked) {
        ShelvedPackage shelved = starting.find(asked);
        PluginRef ref = asked.called(shelved.id());
        if (!ref.equals(asked)) {
            readdress(asked, ref);
        }
        Optional<LoadedPlugin> withdrawn = cache.locked(ref, slot -> withdraw(slot, shelved));
        withdrawn.ifPresent(this::retire);
        return new Found(ref, shelved);
    }

    private void readdress(PluginRef old, PluginRef ref) {
        cache.readdress(old, ref).ifPresent(this::retireBeside);
    }

    private <T> T ready(PluginRef ref, java.util.function.Function<PluginSlot, T> use) {
        Found found = found(ref);
        return cache.locked(found.ref(), slot -> {
            if (!isUp(slot, found.shelved())) {
                if (!slot.is(PluginState.STOPPED) && !slot.is(PluginState.FAILED)) {
                    starting.start(slot, found.shelved());
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

    /** Takes out what may no longer run: held since, or trust withdrawn from it or from code it uses. */
    private Optional<LoadedPlugin> withdraw(PluginSlot slot, ShelvedPackage shelved) {
        if (!slot.is(PluginState.STARTED)) {
            return Optional.empty();
        }
        Optional<String> blocked = slot.loaded()
                .filter(p -> !p.isOf(shelved))
                .map(p -> "Another package has its address now.")
                .or(() -> Blocked.why(shelved))
                .or(() -> slot.loaded().stream()
                        .flatMap(p -> p.codeOf().stream())
                        .flatMap(d -> Blocked.why(starting.find(d)).stream())
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

    private PluginStatus leave(PluginRef asked, PluginState state, String reason) {
        PluginRef ref = found(asked).ref();
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
            retireBeside(plugin);
        }
    }

    /** Other calls may still run inside; the caller need not wait for them. */
    private void retireBeside(LoadedPlugin plugin) {
        Thread.ofVirtual().name("retire a plugin").start(() -> retire(plugin));
    }

    private void retire(LoadedPlugin plugin) {
        cache.retire(plugin, cache.settings().callLimit());
    }

    private static boolean isAfter(PluginStatus status, String id, String version) {
        int byId = status.id().compareTo(id);
        return byId > 0 || (byId == 0 && status.version().compareTo(version) > 0);
    }
}
