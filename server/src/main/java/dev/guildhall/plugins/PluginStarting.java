package dev.guildhall.plugins;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.pf4j.PluginState;

/** Brings one plugin up: {@code shelf → resolve → may its code run? → load}. The caller holds the slot's lock. */
final class PluginStarting {
    private final Supplier<PackageShelf> shelf;
    private final PluginCache cache;

    PluginStarting(Supplier<PackageShelf> shelf, PluginCache cache) {
        this.shelf = shelf;
        this.cache = cache;
    }

    /** As it is on the shelf now; 404 when it is not there. */
    ShelvedPackage find(PluginRef ref) {
        return shelf.get()
                .find(ref.organisation(), ref.owner(), ref.name(), ref.version())
                .orElseThrow(() -> PluginProblem.UNKNOWN_PLUGIN.because(
                        "%s is not published here. The skill's page lists its versions.".formatted(ref.title())));
    }

    /** Starts it, or says in the slot why not. */
    void start(PluginSlot slot, ShelvedPackage shelved) {
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
        } catch (IOException e) {
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

    record Startable(List<ResolvedDependency> closure, List<PluginLoading.CodeDependency> code) {}

    /** Resolves and says in the slot what stands in the way, if anything. */
    Optional<Startable> resolve(PluginSlot slot, ShelvedPackage shelved) {
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
                .map(d -> PluginRef.of(organisation, d.id(), d.version()))
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
}
