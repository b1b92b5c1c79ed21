package dev.guildhall.plugins;

import dev.guildhall.platform.Service;
import dev.guildhall.plugins.DependencyTree.Node;
import dev.guildhall.plugins.DependencyTree.Note;
import dev.guildhall.skill.DependencyRange;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Draws what a version needs, and says what would no longer resolve without another one. Reads only. */
@Service
public class DependencyTrees {
    private static final int MOST_NODES = 1_000;

    private final PackageShelf shelf;

    @Inject
    public DependencyTrees(PackageShelf shelf) {
        this.shelf = shelf;
    }

    /** A published version whose dependencies are looked at. */
    public record Root(String owner, String name, String version) {
        String id() {
            return "@" + owner + "/" + name;
        }
    }

    /** A version that resolves now and would not, with one line for each reason. */
    public record Broken(Root root, List<String> problems) {
        public Broken {
            problems = List.copyOf(problems);
        }
    }

    /** Whether a version is in a range of npm's notation. */
    public boolean satisfies(String version, String range) {
        return VersionChoice.satisfies(version, range);
    }

    public DependencyTree tree(UUID organisation, String owner, String name, String version) {
        ShelfChoice choice = new ShelfChoice(shelf, organisation);
        Root root = new Root(owner, name, version);
        List<DependencyRange> needs = choice.dependencies(owner, name, version);
        return switch (DependencyResolution.of(root.id(), version, needs, choice)) {
            case Resolution.Resolved resolved -> {
                Map<String, String> chosen = new HashMap<>();
                resolved.closure().forEach(d -> chosen.put(d.id(), d.version()));
                Drawing drawing = new Drawing(choice, chosen, root);
                yield new DependencyTree(
                        root.id(),
                        version,
                        true,
                        resolved.closure(),
                        drawing.nodes(needs),
                        List.of(),
                        drawing.complete());
            }
            case Resolution.Unresolved unresolved -> {
                Drawing drawing = new Drawing(choice, new HashMap<>(), root);
                yield new DependencyTree(
                        root.id(),
                        version,
                        false,
                        List.of(),
                        drawing.nodes(needs),
                        unresolved.problems(),
                        drawing.complete());
            }
        };
    }

    /**
     * Which of these versions resolve now and would not if one more were yanked; each is resolved again, with and without it.
     *
     * @param withdrawn {@code @owner/name}
     * @param expired says true when there is no time left; what was not looked at by then is missing
     */
    public List<Broken> broken(
            UUID organisation, String withdrawn, String version, List<Root> roots, BooleanSupplier expired) {
        ShelfChoice now = new ShelfChoice(shelf, organisation);
        DependencyResolution.Available then = now.without(withdrawn, version);
        List<Broken> broken = new ArrayList<>();
        for (Root root : roots) {
            if (expired.getAsBoolean()) {
                break;
            }
            List<DependencyRange> needs = now.dependencies(root.owner(), root.name(), root.version());
            if (DependencyResolution.of(root.id(), root.version(), needs, then)
                            instanceof Resolution.Unresolved unresolved
                    && DependencyResolution.of(root.id(), root.version(), needs, now) instanceof Resolution.Resolved) {
                broken.add(new Broken(root, unresolved.problems()));
            }
        }
        return broken;
    }

    /** One tree while it is drawn. Without a resolution it chooses the highest match at each place, to show what does not fit. */
    private static final class Drawing {
        private final ShelfChoice choice;
        private final Map<String, String> chosen;
        private final boolean resolved;
        private final Set<String> shown = new HashSet<>();
        private final List<String> way = new ArrayList<>();
        private int nodes;

        Drawing(ShelfChoice choice, Map<String, String> chosen, Root root) {
            this.choice = choice;
            this.chosen = chosen;
            this.resolved = !chosen.isEmpty();
            way.add(root.id());
        }

        boolean complete() {
            return nodes < MOST_NODES;
        }

        List<Node> nodes(List<DependencyRange> needs) {
            List<Node> result = new ArrayList<>();
            for (DependencyRange need : needs) {
                if (++nodes >= MOST_NODES) {
                    break;
                }
                result.add(node(need));
            }
            return result;
        }

        private Node node(DependencyRange need) {
            Optional<String> version = version(need);
            if (version.isEmpty()) {
                return new Node(need.target(), need.range(), version, Note.MISSING, List.of());
            }
            if (way.contains(need.target())) {
                return new Node(need.target(), need.range(), version, Note.CIRCLE, List.of());
            }
            boolean fits = VersionChoice.satisfies(version.get(), need.range());
            if (!shown.add(need.target()) || way.size() > DependencyResolution.MAX_DEPTH) {
                return new Node(need.target(), need.range(), version, fits ? Note.REPEATED : Note.CONFLICT, List.of());
            }
            way.add(need.target());
            List<Node> below = nodes(choice.dependencies(need.owner(), need.name(), version.get()));
            way.removeLast();
            return new Node(need.target(), need.range(), version, fits ? Note.NONE : Note.CONFLICT, below);
        }

        private Optional<String> version(DependencyRange need) {
            Optional<String> taken = Optional.ofNullable(chosen.get(need.target()));
            if (resolved || taken.isPresent()) {
                return taken;
            }
            Optional<String> highest = VersionChoice.highestFirst(choice.versions(need.owner(), need.name())).stream()
                    .filter(candidate -> candidate.live() && candidate.satisfies(need.range()))
                    .map(VersionChoice::text)
                    .findFirst();
            highest.ifPresent(version -> chosen.put(need.target(), version));
            return highest;
        }
    }
}
