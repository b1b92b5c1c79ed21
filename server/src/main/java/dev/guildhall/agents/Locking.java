package dev.guildhall.agents;

import dev.guildhall.packages.PackageName;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import dev.guildhall.plugins.Closure;
import dev.guildhall.plugins.Closures;
import dev.guildhall.registry.VersionFact;
import dev.guildhall.registry.VersionFacts;
import dev.guildhall.skill.DependencyRange;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Makes locks: {@code ranges → closure → versions with their digests}. What was locked stays as long as it fits. */
@Service
class Locking {
    private final Closures closures;
    private final VersionFacts facts;

    @Inject
    Locking(Closures closures, VersionFacts facts) {
        this.closures = closures;
        this.facts = facts;
    }

    /** A lock, or why there is none. */
    record Made(Optional<Lock> lock, List<String> problems) {
        Made {
            problems = List.copyOf(problems);
        }
    }

    /** Or 422 that names the way to each problem and the nearest versions, or 409 for two skills of one name. */
    Lock require(UUID organisation, String agent, Map<String, String> skills, Lock before) {
        Made made = make(organisation, agent, skills, before.versions());
        Lock lock = made.lock().orElseThrow(() -> unresolved(organisation, skills, made.problems()));
        Optional<Problem> twins = twins(lock);
        if (twins.isPresent()) {
            throw twins.get();
        }
        return lock.digest().equals(before.digest()) && sameRanges(lock, before) ? before : lock;
    }

    /** The lock of an older version; what may not be used any more is chosen anew. */
    Lock usable(UUID organisation, String agent, Map<String, String> skills, Lock old) {
        boolean refused = facts.of(organisation, old.versionIds()).values().stream()
                .anyMatch(fact -> fact.state().equals("revoked") || fact.state().equals("held"));
        return refused ? require(organisation, agent, skills, old) : old;
    }

    /** @param held id to the version that stays as long as it fits */
    Made make(UUID organisation, String agent, Map<String, String> skills, Map<String, String> held) {
        List<DependencyRange> ranges = new ArrayList<>();
        skills.forEach((id, range) -> PackageName.parse(id)
                .ifPresent(name -> ranges.add(new DependencyRange(name.owner(), name.name(), range))));
        Closure closure = closures.of(organisation, new Closures.Who("agent", agent), ranges, held);
        if (!closure.problems().isEmpty()) {
            return new Made(Optional.empty(), closure.problems());
        }
        List<Lock.Entry> entries = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Closure.Member member : closure.members()) {
            PackageName name = PackageName.parse(member.id()).orElseThrow();
            facts.find(organisation, name.owner(), name.name(), member.version())
                    .ifPresentOrElse(
                            fact -> entries.add(entry(member, fact)),
                            () -> problems.add(member.id() + "@" + member.version() + " is gone"));
        }
        return problems.isEmpty()
                ? new Made(
                        Optional.of(new Lock(Instant.now().truncatedTo(ChronoUnit.MILLIS), entries)), List.of())
                : new Made(Optional.empty(), problems);
    }

    private static Lock.Entry entry(Closure.Member member, VersionFact fact) {
        return new Lock.Entry(
                fact.skill(),
                fact.versionId(),
                fact.id(),
                member.range(),
                fact.version(),
                fact.digest(),
                member.requiredBy());
    }

    private static boolean sameRanges(Lock lock, Lock before) {
        Map<String, Lock.Entry> old = before.byId();
        return lock.entries().stream().allMatch(entry -> {
            Lock.Entry was = old.get(entry.id());
            return was != null && was.range().equals(entry.range());
        });
    }

    /** Two folders of one name cannot lie side by side, in no harness. */
    static Optional<Problem> twins(Lock lock) {
        Map<String, String> byName = new HashMap<>();
        for (Lock.Entry entry : lock.entries()) {
            String name = entry.id().substring(entry.id().indexOf('/') + 1);
            String other = byName.putIfAbsent(name, entry.id());
            if (other != null) {
                return Optional.of(AgentProblem.SAME_NAME.because(
                        "%s and %s are both called %s, so no harness can tell them apart. Remove one of them from the agent%s."
                                .formatted(other, entry.id(), name, because(entry)),
                        Map.of("skills", List.of(other, entry.id()))));
            }
        }
        return Optional.empty();
    }

    private static String because(Lock.Entry entry) {
        return entry.requiredBy().isEmpty() ? "" : "; " + String.join(", ", entry.requiredBy()) + " needs " + entry.id();
    }

    private Problem unresolved(UUID organisation, Map<String, String> skills, List<String> problems) {
        Map<String, Object> nearest = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        for (String problem : problems) {
            lines.add(problem + nearest(organisation, skills, problem, nearest));
        }
        return AgentProblem.UNRESOLVED.because(
                String.join(". ", lines) + ". Nothing was changed.", Map.of("problems", lines, "nearest", nearest));
    }

    private String nearest(
            UUID organisation, Map<String, String> skills, String problem, Map<String, Object> nearest) {
        if (!problem.contains(": no version matches")) {
            return "";
        }
        for (Map.Entry<String, String> skill : skills.entrySet()) {
            Optional<PackageName> name = PackageName.parse(skill.getKey());
            if (name.isPresent() && problem.contains("→ " + skill.getKey() + " " + skill.getValue() + ":")) {
                List<String> versions =
                        closures.nearest(organisation, name.get().owner(), name.get().name(), skill.getValue());
                if (!versions.isEmpty()) {
                    nearest.put(skill.getKey(), versions);
                    return "; nearest is " + String.join(" or ", versions);
                }
            }
        }
        return "";
    }
}
