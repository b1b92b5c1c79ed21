package dev.guildhall.plugins;

import dev.guildhall.skill.DependencyRange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses one version for every package a root needs, directly or not.
 * {@code root → greedy walk (highest match first) → fits? else search with backtracking → order by dependency}.
 *
 * <p>Pure. Ranges are npm's; a pre-release is chosen only when its range asks for one; a yanked or held version never.
 * One id has one version in a closure, because one class loader sees them all.
 */
final class DependencyResolution {
    static final int MAX_DEPTH = 32;
    static final int MAX_PACKAGES = 256;
    private static final int MAX_STEPS = 5_000;

    /** What is there to choose from. */
    interface Available {
        List<ShelvedVersion> versions(String owner, String name);

        List<DependencyRange> dependencies(String owner, String name, String version);
    }

    /** A package, and the way from the root to the range that asked for it. */
    private record Requirement(List<String> chain, DependencyRange range) {
        String shown() {
            return String.join(" → ", chain) + " → " + range.target() + " " + range.range();
        }
    }

    private record Choice(String version, List<DependencyRange> dependencies, Requirement asked) {}

    private final Available available;
    private final Map<String, List<VersionChoice>> candidates = new LinkedHashMap<>();
    private final Map<String, String> preferred;
    private int steps;

    private DependencyResolution(Available available, Map<String, String> preferred) {
        this.available = available;
        this.preferred = preferred;
    }

    /**
     * @param root {@code @owner/name}
     * @param needs what the root's manifest asks for
     */
    static Resolution of(String root, String version, List<DependencyRange> needs, Available available) {
        return of(root, version, needs, available, Map.of());
    }

    /** @param preferred id to the version that is tried first, such as the one in a lock */
    static Resolution of(
            String root,
            String version,
            List<DependencyRange> needs,
            Available available,
            Map<String, String> preferred) {
        return new DependencyResolution(available, preferred).resolve(root, version, needs);
    }

    private Resolution resolve(String root, String version, List<DependencyRange> needs) {
        String title = root + " " + version;
        Choice top = new Choice(version, needs, new Requirement(List.of(), new DependencyRange("", "", "")));
        Map<String, Choice> chosen = new LinkedHashMap<>();
        chosen.put(root, top);
        List<String> problems = greedy(chosen, requirements(List.of(title), needs));
        if (problems.isEmpty()) {
            return new Resolution.Resolved(ordered(root, chosen));
        }
        Map<String, Choice> start = new LinkedHashMap<>();
        start.put(root, top);
        Optional<Map<String, Choice>> found = search(start, requirements(List.of(title), needs), 0);
        return found.<Resolution>map(all -> new Resolution.Resolved(ordered(root, all)))
                .orElseGet(() -> new Resolution.Unresolved(problems));
    }

    /** Takes the highest match of everything, never revising; collects all that does not fit, for the report. */
    private List<String> greedy(Map<String, Choice> chosen, List<Requirement> needs) {
        Set<String> problems = new LinkedHashSet<>();
        Deque<Requirement> open = new ArrayDeque<>(needs);
        while (!open.isEmpty()) {
            Requirement next = open.removeFirst();
            Choice there = chosen.get(next.range().target());
            if (there != null) {
                misfit(next, there).ifPresent(problems::add);
                continue;
            }
            Optional<String> bound = outOfBounds(next, chosen);
            List<Choice> choices = bound.isPresent() ? List.of() : matching(next);
            if (choices.isEmpty()) {
                problems.add(bound.orElseGet(() -> nothingMatches(next)));
                continue;
            }
            chosen.put(next.range().target(), choices.getFirst());
            open.addAll(following(next, choices.getFirst()));
        }
        circle(chosen).ifPresent(problems::add);
        return List.copyOf(problems);
    }

    /** The first complete choice, highest versions first; gives up after {@value #MAX_STEPS} tries. */
    private Optional<Map<String, Choice>> search(Map<String, Choice> chosen, List<Requirement> open, int depth) {
        if (++steps > MAX_STEPS || depth > MAX_PACKAGES * 4) {
            return Optional.empty();
        }
        if (open.isEmpty()) {
            return circle(chosen).isPresent() ? Optional.empty() : Optional.of(chosen);
        }
        Requirement next = open.getFirst();
        List<Requirement> rest = open.subList(1, open.size());
        Choice there = chosen.get(next.range().target());
        if (there != null) {
            return misfit(next, there).isPresent() ? Optional.empty() : search(chosen, rest, depth + 1);
        }
        if (outOfBounds(next, chosen).isPresent()) {
            return Optional.empty();
        }
        for (Choice choice : matching(next)) {
            Map<String, Choice> more = new LinkedHashMap<>(chosen);
            more.put(next.range().target(), choice);
            List<Requirement> wider = new ArrayList<>(rest);
            wider.addAll(following(next, choice));
            Optional<Map<String, Choice>> found = search(more, wider, depth + 1);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private List<Choice> matching(Requirement requirement) {
        DependencyRange range = requirement.range();
        String first = preferred.getOrDefault(range.target(), "");
        return candidates(range).stream()
                .filter(c -> c.live() && c.satisfies(range.range()))
                .sorted(Comparator.comparing(c -> !c.text().equals(first)))
                .map(c -> new Choice(
                        c.text(), available.dependencies(range.owner(), range.name(), c.text()), requirement))
                .toList();
    }

    private List<VersionChoice> candidates(DependencyRange range) {
        return candidates.computeIfAbsent(
                range.target(), t -> VersionChoice.highestFirst(available.versions(range.owner(), range.name())));
    }

    private static List<Requirement> following(Requirement from, Choice choice) {
        List<String> chain = new ArrayList<>(from.chain());
        chain.add(from.range().target() + " " + choice.version());
        return requirements(chain, choice.dependencies());
    }

    private static List<Requirement> requirements(List<String> chain, List<DependencyRange> ranges) {
        return ranges.stream().map(r -> new Requirement(List.copyOf(chain), r)).toList();
    }

    private static Optional<String> outOfBounds(Requirement next, Map<String, Choice> chosen) {
        if (next.chain().size() > MAX_DEPTH) {
            return Optional.of("%s: the chain is longer than %d packages".formatted(next.shown(), MAX_DEPTH));
        }
        if (chosen.size() > MAX_PACKAGES) {
            return Optional.of("%s: more than %d packages are needed".formatted(next.shown(), MAX_PACKAGES));
        }
        return Optional.empty();
    }

    private static Optional<String> misfit(Requirement next, Choice there) {
        if (there.asked().chain().isEmpty()
                || VersionChoice.satisfies(there.version(), next.range().range())) {
            // The root itself is no choice: asking for it is a circle, which is reported as one.
            return Optional.empty();
        }
        return Optional.of("%s conflicts with %s, chosen for %s"
                .formatted(next.shown(), there.version(), there.asked().shown()));
    }

    private String nothingMatches(Requirement next) {
        List<VersionChoice> there = candidates(next.range());
        if (!VersionChoice.isRange(next.range().range())) {
            return next.shown() + ": this is not a version range; write ^1.2, ~1.2.3 or >=1.0 <2.0";
        }
        if (there.isEmpty()) {
            return next.shown() + ": no such package is published here";
        }
        return "%s: no version matches; there are %s".formatted(next.shown(), VersionChoice.shown(there));
    }

    private static Optional<String> circle(Map<String, Choice> chosen) {
        Set<String> done = new LinkedHashSet<>();
        for (String id : chosen.keySet()) {
            Optional<String> found = circleFrom(id, chosen, new LinkedHashSet<>(), done);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> circleFrom(
            String id, Map<String, Choice> chosen, Set<String> way, Set<String> done) {
        Choice choice = chosen.get(id);
        if (choice == null || done.contains(id)) {
            return Optional.empty();
        }
        if (!way.add(id)) {
            List<String> all = new ArrayList<>(way);
            List<String> round = new ArrayList<>(all.subList(all.indexOf(id), all.size()));
            round.add(id);
            List<String> shown = round.stream()
                    .map(i -> i + " " + chosen.getOrDefault(i, choice).version())
                    .toList();
            return Optional.of("%s is a circle; one of these packages must stop needing the next"
                    .formatted(String.join(" → ", shown)));
        }
        for (DependencyRange range : choice.dependencies()) {
            Optional<String> found = circleFrom(range.target(), chosen, way, done);
            if (found.isPresent()) {
                return found;
            }
        }
        way.remove(id);
        done.add(id);
        return Optional.empty();
    }

    /** Dependencies before those that need them; the root is left out. Only for choices without a circle. */
    private static List<ResolvedDependency> ordered(String root, Map<String, Choice> chosen) {
        Map<String, ResolvedDependency> order = new LinkedHashMap<>();
        append(root, chosen, order);
        order.remove(root);
        return List.copyOf(order.values());
    }

    private static void append(String id, Map<String, Choice> chosen, Map<String, ResolvedDependency> order) {
        Choice choice = chosen.get(id);
        if (choice == null || order.containsKey(id)) {
            return;
        }
        choice.dependencies().forEach(d -> append(d.target(), chosen, order));
        order.put(id, new ResolvedDependency(id, choice.version()));
    }
}
