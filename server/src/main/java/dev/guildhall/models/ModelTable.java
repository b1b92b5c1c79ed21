package dev.guildhall.models;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;

/**
 * All models of this node at one moment; immutable, replaced as a whole.
 *
 * <p>An organisation sees what the configuration file gives to all, and its own rows; under one name both together.
 */
public final class ModelTable {
    private final RouterSettings router;
    private final GatewaySettings gateway;
    private final Prices prices;
    private final ModelView shared;
    private final Map<UUID, ModelView> views;
    private final List<ModelEntry> entries;

    ModelTable(
            RouterSettings router,
            GatewaySettings gateway,
            Prices prices,
            ModelView shared,
            Map<UUID, ModelView> views) {
        this.prices = prices;
        this.router = router;
        this.gateway = gateway;
        this.shared = shared;
        this.views = Map.copyOf(views);
        Map<String, ModelEntry> all = new HashMap<>();
        shared.entries().forEach(entry -> all.put(entry.id(), entry));
        views.values().forEach(view -> view.entries().forEach(entry -> all.put(entry.id(), entry)));
        this.entries = List.copyOf(all.values());
    }

    static ModelTable empty() {
        return new ModelTable(
                RouterSettings.DEFAULTS,
                GatewaySettings.DEFAULTS,
                Prices.SHIPPED,
                new ModelView(List.of(), Map.of(), Set.of()),
                Map.of());
    }

    public RouterSettings router() {
        return router;
    }

    public GatewaySettings gateway() {
        return gateway;
    }

    /** Where no deployment says otherwise. */
    public Prices prices() {
        return prices;
    }

    /**
     * Where a name can be called: those of this very name, else those of the most particular wildcard. Aliases are followed. Empty: there is no such
     * model, or none of its deployments can be used.
     */
    public List<Deployment> of(UUID organisation, String name) {
        return view(organisation).of(name);
    }

    /** What can be called, aliases that are not hidden included; wildcards stand as they are. */
    public SortedSet<String> names(UUID organisation) {
        return Collections.unmodifiableSortedSet(view(organisation).names());
    }

    /** Everything configured, also what cannot be called, by name. */
    public List<ModelEntry> entries(UUID organisation) {
        return view(organisation).entries();
    }

    /** What the configuration file gives to everybody. */
    List<ModelEntry> shared() {
        return shared.entries();
    }

    /** One line of the model list by its id, whosever it is. */
    public Optional<ModelEntry> entry(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    private ModelView view(UUID organisation) {
        return views.getOrDefault(organisation, shared);
    }
}
