package dev.guildhall.dependencies;

import dev.guildhall.platform.Service;
import dev.guildhall.plugins.DependencyTrees;
import dev.guildhall.plugins.DependencyTrees.Broken;
import dev.guildhall.plugins.DependencyTrees.Root;
import dev.guildhall.registry.BlastRadius;
import dev.guildhall.registry.Dependents;
import dev.guildhall.registry.Dependents.Relying;
import dev.guildhall.registry.SkillUsers;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Which versions of other skills would no longer resolve.
 * {@code who names it in a range that takes it → who names those, and so on → resolve each with and without it}.
 *
 * <p>That somebody depends on it does not make them break: another version may fit, of it or of what stands between.
 */
@Service
public class BrokenSkills implements SkillUsers {
    static final int MOST_VERSIONS = 500;
    private static final Duration MOST_TIME = Duration.ofSeconds(5);

    private final Dependents dependents;
    private final DependencyTrees trees;
    private final Duration mostTime;

    @Inject
    public BrokenSkills(Dependents dependents, DependencyTrees trees) {
        this(dependents, trees, MOST_TIME);
    }

    BrokenSkills(Dependents dependents, DependencyTrees trees, Duration mostTime) {
        this.dependents = dependents;
        this.trees = trees;
        this.mostTime = mostTime;
    }

    @Override
    public BlastRadius of(UUID organisation, String owner, String name, String version) {
        long end = System.nanoTime() + mostTime.toNanos();
        BooleanSupplier expired = () -> System.nanoTime() - end > 0;
        Candidates candidates = new Candidates(organisation, expired);
        candidates.collect(owner, name, version);
        List<Root> roots = List.copyOf(candidates.found.keySet());
        List<Broken> broken = trees.broken(organisation, "@" + owner + "/" + name, version, roots, expired);
        List<BlastRadius.Broken> rows =
                broken.stream().map(one -> row(one, candidates)).toList();
        return BlastRadius.of(rows, candidates.complete && !expired.getAsBoolean());
    }

    private static BlastRadius.Broken row(Broken broken, Candidates candidates) {
        Root root = broken.root();
        return new BlastRadius.Broken(
                root.owner(),
                root.name(),
                root.version(),
                candidates.found.getOrDefault(root, false),
                candidates.direct.contains(root),
                String.join(
                        ". ",
                        broken.problems()
                                .subList(0, Math.min(3, broken.problems().size()))));
    }

    /** Versions that reach the withdrawn one through their dependencies, nearest first. */
    private final class Candidates {
        private final UUID organisation;
        private final BooleanSupplier expired;
        /** To whether it is its skill's latest. */
        private final Map<Root, Boolean> found = new LinkedHashMap<>();

        private final Set<Root> direct = new HashSet<>();
        private boolean complete = true;

        Candidates(UUID organisation, BooleanSupplier expired) {
            this.organisation = organisation;
            this.expired = expired;
        }

        void collect(String owner, String name, String version) {
            Set<String> asked = new HashSet<>(Set.of(owner + "/" + name));
            Deque<Relying> open = new ArrayDeque<>();
            for (Relying relying : relying(owner, name)) {
                if (trees.satisfies(version, relying.range())) {
                    direct.add(root(relying));
                    add(relying, open);
                }
            }
            while (!open.isEmpty() && !expired.getAsBoolean()) {
                Relying next = open.removeFirst();
                if (asked.add(next.owner() + "/" + next.name())) {
                    relying(next.owner(), next.name()).forEach(relying -> add(relying, open));
                }
            }
        }

        private List<Relying> relying(String owner, String name) {
            List<Relying> relying = dependents.relying(organisation, owner, name, MOST_VERSIONS + 1);
            complete &= relying.size() <= MOST_VERSIONS;
            return relying;
        }

        private void add(Relying relying, Deque<Relying> open) {
            if (found.size() >= MOST_VERSIONS) {
                complete = false;
            } else if (found.putIfAbsent(root(relying), relying.latest()) == null) {
                open.add(relying);
            }
        }
    }

    private static Root root(Relying relying) {
        return new Root(relying.owner(), relying.name(), relying.version());
    }
}
