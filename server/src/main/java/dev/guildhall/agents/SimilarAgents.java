package dev.guildhall.agents;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import dev.guildhall.platform.Sql;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/**
 * Finds agents that do nearly the same, often the same one kept for several harnesses.
 * {@code min-hashes → pairs that share most of them → groups → what tells them apart}. Looks at the agents changed last.
 */
@Service
public class SimilarAgents {
    private static final int MOST_AGENTS = 5_000;
    private static final int MOST_IN_GROUP = 20;
    /** An agent is compared with so many that share a number with it; hundreds of copies need no more. */
    private static final int MOST_SHARING = 50;

    private static final int LIKE = 60;

    private final EntityManager entities;
    private final AgentStore store;
    private final AgentRows rows;
    private final Definitions definitions;

    @Inject
    SimilarAgents(EntityManager entities, AgentStore store, AgentRows rows, Definitions definitions) {
        this.entities = entities;
        this.store = store;
        this.rows = rows;
        this.definitions = definitions;
    }

    private record Candidate(String name, List<String> features) {}

    private record Pair(int a, int b, int likeness) {}

    /** The most alike first. */
    public List<SimilarGroup> groups(Actor actor, int limit) {
        actor.require(Permission.AGENTS_READ);
        List<Candidate> candidates = candidates(actor.organisation());
        List<Pair> pairs = pairs(candidates);
        List<SimilarGroup> groups = new ArrayList<>();
        Set<Integer> taken = new HashSet<>();
        for (Pair pair : pairs) {
            if (groups.size() == Math.clamp(limit, 1, 100)) {
                break;
            }
            if (taken.contains(pair.a()) || taken.contains(pair.b())) {
                continue;
            }
            Set<Integer> members = new LinkedHashSet<>(List.of(pair.a(), pair.b()));
            int likeness = pair.likeness();
            for (Pair other : pairs) {
                boolean joins = members.size() < MOST_IN_GROUP
                        && (other.a() == pair.a() || other.b() == pair.a())
                        && !taken.contains(other.a())
                        && !taken.contains(other.b());
                if (joins && members.addAll(List.of(other.a(), other.b()))) {
                    likeness = Math.min(likeness, other.likeness());
                }
            }
            taken.addAll(members);
            groups.add(group(
                    actor.organisation(),
                    members.stream().map(index -> candidates.get(index).name()).toList(),
                    likeness));
        }
        return groups;
    }

    private List<Candidate> candidates(UUID organisation) {
        return new Sql("""
                        select name, array_to_string(features, chr(31)) from agent
                        where organisation_id = ? and features <> '{}' order by updated_at desc limit ?""", organisation, MOST_AGENTS).list(entities, row -> new Candidate(row.text(0), row.texts(1)));
    }

    private static List<Pair> pairs(List<Candidate> candidates) {
        Map<String, List<Integer>> sharing = new HashMap<>();
        Map<Long, Integer> shared = new HashMap<>();
        for (int i = 0; i < candidates.size(); i++) {
            for (String feature : new LinkedHashSet<>(candidates.get(i).features())) {
                List<Integer> others = sharing.computeIfAbsent(feature, f -> new ArrayList<>());
                for (int other : others) {
                    shared.merge((long) other * MOST_AGENTS + i, 1, Integer::sum);
                }
                if (others.size() < MOST_SHARING) {
                    others.add(i);
                }
            }
        }
        List<Pair> pairs = new ArrayList<>();
        shared.forEach((key, count) -> {
            int likeness = 100 * count / Features.COUNT;
            if (likeness >= LIKE) {
                pairs.add(new Pair((int) (key / MOST_AGENTS), (int) (key % MOST_AGENTS), likeness));
            }
        });
        pairs.sort(Comparator.comparingInt(Pair::likeness)
                .reversed()
                .thenComparingInt(Pair::a)
                .thenComparingInt(Pair::b));
        return pairs;
    }

    private SimilarGroup group(UUID organisation, List<String> names, int likeness) {
        List<AgentDefinition> all = names.stream()
                .map(name -> store.find(organisation, name))
                .flatMap(Optional::stream)
                .map(agent -> definitions.stored(store.content(agent), agent.name()))
                .toList();
        return new SimilarGroup(rows.named(organisation, names), likeness, differences(all));
    }

    private static List<String> differences(List<AgentDefinition> agents) {
        List<String> lines = new ArrayList<>();
        said(lines, "harness", agents, agent -> String.join(", ", agent.harness()));
        said(lines, "model", agents, agent -> agent.model().orElse("the harness chooses"));
        said(lines, "team", agents, agent -> agent.team().orElse("none"));
        said(
                lines,
                "skills",
                agents,
                agent -> agent.skills().isEmpty() ? "none" : String.join(", ", new TreeMap<>(agent.skills()).keySet()));
        for (String part : List.of("instructions", "tools", "mcpServers", "credentials", "limits", "schedule")) {
            boolean differ = agents.stream()
                    .anyMatch(
                            agent -> Differences.names(agents.getFirst(), agent).contains(part));
            if (differ) {
                lines.add(part + " differ");
            }
        }
        return lines;
    }

    private static void said(
            List<String> lines, String part, List<AgentDefinition> agents, Function<AgentDefinition, String> value) {
        boolean same = agents.stream().map(value).distinct().count() <= 1;
        if (!same) {
            lines.add(part + ": "
                    + String.join(
                            "; ",
                            agents.stream()
                                    .filter(Objects::nonNull)
                                    .limit(5)
                                    .map(agent -> agent.name() + " " + value.apply(agent))
                                    .toList()));
        }
    }
}
