package dev.guildhall.plugins;

import dev.guildhall.skill.DependencyRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a shelf offers one organisation to choose from; reads each package once, so it is for one question, not to be kept. */
final class ShelfChoice implements DependencyResolution.Available {
    private final PackageShelf shelf;
    private final UUID organisation;
    private final Map<String, List<ShelvedVersion>> versions = new HashMap<>();
    private final Map<String, Map<String, List<DependencyRange>>> dependencies = new HashMap<>();
    private final Map<DependencyRange, DependencyRange> current = new HashMap<>();

    ShelfChoice(PackageShelf shelf, UUID organisation) {
        this.shelf = shelf;
        this.organisation = organisation;
    }

    @Override
    public List<ShelvedVersion> versions(String owner, String name) {
        return versions.computeIfAbsent(owner + "/" + name, id -> shelf.versions(organisation, owner, name));
    }

    @Override
    public List<DependencyRange> dependencies(String owner, String name, String version) {
        List<DependencyRange> written = dependencies
                .computeIfAbsent(owner + "/" + name, id -> shelf.dependencies(organisation, owner, name))
                .getOrDefault(version, List.of());
        return current(written);
    }

    /** The same ranges under the names that the packages have now. */
    List<DependencyRange> current(List<DependencyRange> ranges) {
        return ranges.stream()
                .map(range -> current.computeIfAbsent(range, r -> shelf.current(organisation, r)))
                .toList();
    }

    /** As if this version were yanked; shares what was read. */
    DependencyResolution.Available without(String id, String version) {
        ShelfChoice all = this;
        return new DependencyResolution.Available() {
            @Override
            public List<ShelvedVersion> versions(String owner, String name) {
                List<ShelvedVersion> there = all.versions(owner, name);
                return !("@" + owner + "/" + name).equals(id)
                        ? there
                        : there.stream()
                                .filter(v -> !v.version().equals(version))
                                .toList();
            }

            @Override
            public List<DependencyRange> dependencies(String owner, String name, String of) {
                return all.dependencies(owner, name, of);
            }
        };
    }
}
