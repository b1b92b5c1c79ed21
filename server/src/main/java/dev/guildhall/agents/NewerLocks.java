package dev.guildhall.agents;

import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.VersionFact;
import dev.guildhall.registry.VersionFacts;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Finds the lock that an upgrade comes to: {@code all at once; if that does not fit, one skill after the other}. What cannot
 * move stays, and it is said why.
 */
@Service
class NewerLocks {
    private final Locking locking;
    private final VersionFacts facts;

    @Inject
    NewerLocks(Locking locking, VersionFacts facts) {
        this.locking = locking;
        this.facts = facts;
    }

    /**
     * @param why id to why it moves
     * @param problems why something stays
     */
    record Newer(Lock lock, Map<String, String> why, List<String> problems) {}

    Newer of(UUID organisation, String agent, Map<String, String> skills, Lock now, UpgradeRequest request) {
        requireKnown(agent, now, request);
        Map<String, String> why = reasons(organisation, now, request);
        if (!request.to().isEmpty()) {
            return exactly(organisation, agent, skills, now, request, why);
        }
        Set<String> moving = request.skills().isEmpty()
                ? new LinkedHashSet<>(now.versions().keySet())
                : closure(now, new LinkedHashSet<>(request.skills()));
        Locking.Made all = locking.make(organisation, agent, skills, without(now.versions(), moving));
        if (all.lock().isPresent() && Locking.twins(all.lock().get()).isEmpty()) {
            return new Newer(same(all.lock().get(), now), why, List.of());
        }
        return oneByOne(organisation, agent, skills, now, moving, why);
    }

    private Newer oneByOne(
            UUID organisation,
            String agent,
            Map<String, String> skills,
            Lock now,
            Set<String> moving,
            Map<String, String> why) {
        Lock reached = now;
        Set<String> problems = new LinkedHashSet<>();
        for (String id : moving) {
            Map<String, String> held = without(reached.versions(), Set.of(id));
            Locking.Made one = locking.make(organisation, agent, skills, held);
            if (one.lock().isPresent()) {
                reached = one.lock().get();
            } else {
                one.problems().forEach(problem -> problems.add(id + " stays: " + problem));
            }
        }
        return new Newer(same(reached, now), why, List.copyOf(problems));
    }

    /** Exact versions are asked for beside the ranges; the first way that fits both is taken. */
    private Newer exactly(
            UUID organisation,
            String agent,
            Map<String, String> skills,
            Lock now,
            UpgradeRequest request,
            Map<String, String> why) {
        Map<String, String> held = new HashMap<>(without(now.versions(), new HashSet<>(request.skills())));
        held.putAll(request.to());
        Locking.Made made = locking.make(organisation, agent, skills, held);
        List<String> problems = new ArrayList<>(made.problems());
        Lock lock = made.lock().map(found -> same(found, now)).orElse(now);
        request.to().forEach((id, version) -> {
            if (made.lock().isPresent() && !version.equals(lock.versions().get(id))) {
                problems.add("%s does not come to %s: it asks for %s, and %s must be live."
                        .formatted(id, version, range(skills, now, id), version));
            }
        });
        return new Newer(problems.isEmpty() ? lock : now, why, problems);
    }

    private static String range(Map<String, String> skills, Lock now, String id) {
        return Optional.ofNullable(skills.get(id))
                .orElseGet(() -> "what " + String.join(", ", Optional.ofNullable(now.byId().get(id))
                                .map(Lock.Entry::requiredBy)
                                .orElse(List.of()))
                        + " asks for");
    }

    /** The same lock when nothing moved, so that its time stays. */
    private static Lock same(Lock lock, Lock now) {
        return lock.digest().equals(now.digest()) ? now : lock;
    }

    private Map<String, String> reasons(UUID organisation, Lock now, UpgradeRequest request) {
        Map<UUID, VersionFact> known = facts.of(organisation, now.versionIds());
        Map<String, String> why = new LinkedHashMap<>();
        for (Lock.Entry entry : now.entries()) {
            VersionFact fact = known.get(entry.versionId());
            if (fact != null && !fact.state().equals("live")) {
                why.put(entry.id(), fact.state());
            } else if (request.to().containsKey(entry.id())) {
                why.put(entry.id(), "asked");
            } else if (entry.range().isEmpty()) {
                why.put(entry.id(), "dependency");
            }
        }
        return why;
    }

    /** These and all they need. */
    private static Set<String> closure(Lock now, Set<String> ids) {
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Lock.Entry entry : now.entries()) {
                if (entry.range().isEmpty() && entry.requiredBy().stream().anyMatch(ids::contains)) {
                    grown |= ids.add(entry.id());
                }
            }
        }
        return ids;
    }

    private static Map<String, String> without(Map<String, String> versions, Set<String> ids) {
        Map<String, String> rest = new HashMap<>(versions);
        rest.keySet().removeAll(ids);
        return rest;
    }

    private static void requireKnown(String agent, Lock now, UpgradeRequest request) {
        Set<String> asked = new LinkedHashSet<>(request.skills());
        asked.addAll(request.to().keySet());
        for (String id : asked) {
            if (!now.versions().containsKey(id)) {
                throw PlatformProblem.INVALID_FIELD.because(
                        "%s does not have %s. GET /api/v1/agents/%s/lock lists what it has.".formatted(agent, id, agent));
            }
        }
    }
}
