package dev.guildhall.models;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The models that one organisation sees. {@code · name → alias → exact, else the wildcard with the longest fixed text → deployments}
 *
 * <p>Names found by wildcards are kept, up to a bound: building a deployment is no work for each call.
 */
final class ModelView {
    private static final int MOST_RESOLVED = 4_096;

    private final Map<String, List<Deployment>> exact = new HashMap<>();
    private final List<Wildcard> wildcards = new ArrayList<>();
    private final Map<String, List<Deployment>> resolved = new ConcurrentHashMap<>();
    private final Map<String, String> aliases;
    private final SortedSet<String> names = new TreeSet<>();
    private final List<ModelEntry> entries;

    /** @param hidden aliases that {@link #names()} leaves out */
    ModelView(List<ConfiguredModel> models, Map<String, String> aliases, Set<String> hidden) {
        this.aliases = Map.copyOf(aliases);
        this.entries = models.stream()
                .map(ConfiguredModel::entry)
                .sorted(Comparator.comparing(ModelEntry::name).thenComparing(ModelEntry::id))
                .toList();
        Map<String, List<ConfiguredModel>> patterns = new HashMap<>();
        for (ConfiguredModel model : models) {
            ModelEntry entry = model.entry();
            if (entry.off().isPresent()) {
                continue;
            }
            names.add(entry.name());
            if (entry.wildcard()) {
                patterns.computeIfAbsent(entry.name(), name -> new ArrayList<>())
                        .add(model);
            } else {
                entry.deployment()
                        .ifPresent(deployment -> exact.computeIfAbsent(entry.name(), name -> new ArrayList<>())
                                .add(deployment));
            }
        }
        exact.replaceAll((name, deployments) -> List.copyOf(deployments));
        patterns.forEach((pattern, all) -> wildcards.add(new Wildcard(pattern, List.copyOf(all))));
        wildcards.sort(Comparator.comparingInt(Wildcard::fixed).reversed().thenComparing(Wildcard::pattern));
        aliases.forEach((alias, name) -> {
            if (!hidden.contains(alias) && !of(name).isEmpty()) {
                names.add(alias);
            }
        });
    }

    /** Models under one pattern with a {@code *}. */
    private record Wildcard(String pattern, List<ConfiguredModel> models) {
        int fixed() {
            return pattern.length() - 1;
        }

        Stream<Deployment> of(String name) {
            return models.stream().flatMap(model -> model.concrete(name).stream());
        }
    }

    List<Deployment> of(String name) {
        List<Deployment> found = exact.get(name);
        if (found != null) {
            return found;
        }
        String meant = aliases.getOrDefault(name, name);
        List<Deployment> other = exact.get(meant);
        return other != null ? other : byWildcard(meant);
    }

    private List<Deployment> byWildcard(String name) {
        if (wildcards.isEmpty() || !ModelName.harmless(name)) {
            return List.of();
        }
        List<Deployment> known = resolved.get(name);
        if (known != null) {
            return known;
        }
        for (Wildcard wildcard : wildcards) {
            if (ModelName.matches(wildcard.pattern(), name)) {
                List<Deployment> found = wildcard.of(name).toList();
                if (!found.isEmpty()) {
                    if (resolved.size() < MOST_RESOLVED) {
                        resolved.put(name, found);
                    }
                    return found;
                }
            }
        }
        return List.of();
    }

    SortedSet<String> names() {
        return names;
    }

    List<ModelEntry> entries() {
        return entries;
    }
}
