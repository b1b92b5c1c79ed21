package dev.guildhall.plugins;

import dev.guildhall.platform.Service;
import dev.guildhall.skill.DependencyRange;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Chooses the versions that a list of ranges comes to, holding on to those that were chosen before. Reads only. */
@Service
public class Closures {
    private final PackageShelf shelf;

    @Inject
    public Closures(PackageShelf shelf) {
        this.shelf = shelf;
    }

    /**
     * @param who for messages: {@code agent}, {@code code-reviewer}
     * @param held id to the version that stays as long as it fits; a yanked one too, a held or revoked one never
     */
    public Closure of(UUID organisation, Who who, List<DependencyRange> asked, Map<String, String> held) {
        ShelfChoice choice = new ShelfChoice(shelf, organisation);
        List<DependencyRange> needs = choice.current(asked);
        Resolution resolution = DependencyResolution.of(who.kind(), who.name(), needs, new Holding(choice, held), held);
        return switch (resolution) {
            case Resolution.Resolved resolved -> new Closure(members(needs, resolved, choice), List.of());
            case Resolution.Unresolved unresolved -> new Closure(List.of(), unresolved.problems());
        };
    }

    /** Whoever asks, as the first word of every chain. */
    public record Who(String kind, String name) {}

    /** The live versions next to a range that nothing satisfies: the highest below, the lowest above. */
    public List<String> nearest(UUID organisation, String owner, String name, String range) {
        List<VersionChoice> live = VersionChoice.highestFirst(shelf.versions(organisation, owner, name)).stream()
                .filter(VersionChoice::live)
                .toList();
        return VersionChoice.nearest(live, range);
    }

    private static List<Closure.Member> members(
            List<DependencyRange> needs, Resolution.Resolved resolved, ShelfChoice choice) {
        Map<String, String> versions = new HashMap<>();
        resolved.closure().forEach(one -> versions.put(one.id(), one.version()));
        Map<String, String> ranges = new LinkedHashMap<>();
        needs.forEach(need -> ranges.putIfAbsent(need.target(), need.range()));
        Map<String, List<String>> requiredBy = new LinkedHashMap<>();
        Deque<DependencyRange> open = new ArrayDeque<>(needs);
        needs.forEach(need -> requiredBy.putIfAbsent(need.target(), new ArrayList<>()));
        Map<String, Boolean> seen = new HashMap<>();
        while (!open.isEmpty()) {
            DependencyRange next = open.removeFirst();
            String version = versions.get(next.target());
            if (version == null || seen.putIfAbsent(next.target(), true) != null) {
                continue;
            }
            for (DependencyRange need : choice.dependencies(next.owner(), next.name(), version)) {
                requiredBy.computeIfAbsent(need.target(), id -> new ArrayList<>()).add(next.target());
                open.addLast(need);
            }
        }
        return requiredBy.entrySet().stream()
                .filter(one -> versions.containsKey(one.getKey()))
                .map(one -> new Closure.Member(
                        one.getKey(),
                        versions.getOrDefault(one.getKey(), ""),
                        Optional.ofNullable(ranges.get(one.getKey())),
                        one.getValue()))
                .toList();
    }

    /** As the shelf has it, with yanked versions that are held still to be chosen. */
    private record Holding(ShelfChoice choice, Map<String, String> held) implements DependencyResolution.Available {
        @Override
        public List<ShelvedVersion> versions(String owner, String name) {
            String kept = held.getOrDefault("@" + owner + "/" + name, "");
            return choice.versions(owner, name).stream()
                    .map(there -> there.version().equals(kept) && there.state().equals(ShelvedVersion.YANKED)
                            ? new ShelvedVersion(kept, ShelvedVersion.LIVE)
                            : there)
                    .toList();
        }

        @Override
        public List<DependencyRange> dependencies(String owner, String name, String version) {
            return choice.dependencies(owner, name, version);
        }
    }
}
