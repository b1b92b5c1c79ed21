package dev.guildhall.agents;

import dev.guildhall.packages.PackageName;
import dev.guildhall.packages.Versions;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What assigning a skill would make of an agent's lock; nothing is changed. */
@Service
public class AssignmentLooks {
    private final AgentStore store;
    private final AgentAccess access;
    private final AgentViews views;
    private final Definitions definitions;
    private final Locking locking;
    private final LockChanges changes;

    @Inject
    AssignmentLooks(
            AgentStore store,
            AgentAccess access,
            AgentViews views,
            Definitions definitions,
            Locking locking,
            LockChanges changes) {
        this.store = store;
        this.access = access;
        this.views = views;
        this.definitions = definitions;
        this.locking = locking;
        this.changes = changes;
    }

    /** Refuses what {@link Assignments#assign} would refuse for the skills' sake. */
    public Upgrade look(Actor actor, String agent, String skillId, String range) {
        PackageName id = PackageName.parse(skillId)
                .orElseThrow(() -> PlatformProblem.INVALID_FIELD.because("A skill is written @owner/name."));
        if (!Versions.isRange(range)) {
            throw PlatformProblem.INVALID_FIELD.because(
                    "range is not a version range; write it as npm does: ^1.2, ~1.4, >=1.2 <2, 1.x or *.");
        }
        AgentKey key = access.known(actor, agent);
        AgentContent content = store.content(key);
        Map<String, String> wanted =
                new LinkedHashMap<>(definitions.stored(content, agent).skills());
        wanted.put(id.toString(), range.strip());
        Lock lock = locking.require(key.organisation(), agent, wanted, content.lock());
        List<Upgrade.Change> changed =
                changes.between(key.organisation(), content.lock(), lock, Map.of(id.toString(), "asked"));
        List<String> unchanged = lock.entries().stream()
                .map(Lock.Entry::id)
                .filter(other ->
                        changed.stream().noneMatch(change -> change.id().equals(other)))
                .toList();
        return new Upgrade(
                agent,
                false,
                AgentViews.CURRENT,
                changed,
                unchanged,
                List.of(),
                views.lock(key.organisation(), agent, key.version(), AgentViews.CURRENT, lock));
    }
}
