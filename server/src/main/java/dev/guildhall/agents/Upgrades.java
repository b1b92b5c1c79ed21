package dev.guildhall.agents;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Moves an agent to newer versions of its skills, within the ranges it asks for, and back.
 * {@code lock → newer lock → what changes ⇒ version | staged → promoted ⇒ version}.
 */
@Service
public class Upgrades {
    private final AgentStore store;
    private final AgentAccess access;
    private final AgentViews views;
    private final AgentChanges changes;
    private final Definitions definitions;
    private final Locking locking;
    private final NewerLocks newer;
    private final LockChanges lockChanges;
    private final Stages stages;
    private final Audit audit;

    @Inject
    Upgrades(
            AgentStore store,
            AgentAccess access,
            AgentViews views,
            AgentChanges changes,
            Definitions definitions,
            Locking locking,
            NewerLocks newer,
            LockChanges lockChanges,
            Stages stages,
            Audit audit) {
        this.store = store;
        this.access = access;
        this.views = views;
        this.changes = changes;
        this.definitions = definitions;
        this.locking = locking;
        this.newer = newer;
        this.lockChanges = lockChanges;
        this.stages = stages;
        this.audit = audit;
    }

    /** What {@link #upgrade} would do. */
    public Upgrade look(Actor actor, String agent, UpgradeRequest request) {
        AgentKey key = access.known(actor, agent);
        return answer(key, store.content(key), request, false).upgrade();
    }

    /** Applies it, or stages it when asked to. Nothing newer changes nothing. 422 when what was asked for cannot be had. */
    @Transactional
    public Upgrade upgrade(Actor actor, String agent, UpgradeRequest request) {
        AgentKey key = access.changeable(actor, agent);
        AgentContent content = store.content(key);
        Answer answer = answer(key, content, request, true);
        if (!answer.upgrade().applied()) {
            return answer.upgrade();
        }
        if (request.stage()) {
            store.stage(key, Optional.of(answer.lock()));
            audit.append(actor, "agent.upgrade-staged", agent, Map.of("lock", answer.lock().digest()));
        } else {
            write(actor, key, content, answer.lock(), answer.upgrade().changes());
        }
        return answer.upgrade();
    }

    /** The staged lock becomes the one in force. */
    @Transactional
    public AgentLock promote(Actor actor, String agent) {
        AgentKey key = access.changeable(actor, agent);
        AgentContent content = store.content(key);
        Lock next = stages.lock(key, content, AgentViews.NEXT);
        return write(actor, key, content, next, lockChanges.between(key.organisation(), content.lock(), next, Map.of()))
                .lock();
    }

    @Transactional
    public void discard(Actor actor, String agent) {
        AgentKey key = access.changeable(actor, agent);
        Lock next = stages.lock(key, store.content(key), AgentViews.NEXT);
        store.stage(key, Optional.empty());
        audit.append(actor, "agent.upgrade-discarded", agent, Map.of("lock", next.digest()));
    }

    /** Definition and lock of an older version come back as a new one; without a version, of the one before. */
    @Transactional
    public AgentDetail rollback(Actor actor, String agent, OptionalInt version) {
        AgentKey key = access.changeable(actor, agent);
        int wanted = version.orElse(key.version() - 1);
        AgentContent old = access.version(key, wanted);
        if (wanted == key.version()) {
            return views.detail(actor, key);
        }
        AgentDefinition definition = definitions.stored(old, agent);
        return changes.write(
                actor,
                key,
                definition,
                old.source(),
                locking.usable(key.organisation(), agent, definition.skills(), old.lock()),
                "agent.rolled-back",
                "rolled back to " + wanted);
    }

    private AgentDetail write(Actor actor, AgentKey key, AgentContent content, Lock lock, List<Upgrade.Change> changed) {
        List<String> lines = changed.stream()
                .map(change -> "%s %s to %s"
                        .formatted(change.id(), change.from().orElse("none"), change.to().orElse("none")))
                .toList();
        return changes.write(
                actor,
                key,
                definitions.stored(content, key.name()),
                content.source(),
                lock,
                "agent.upgraded",
                AgentChanges.upgraded(lines));
    }

    private record Answer(Upgrade upgrade, Lock lock) {}

    private Answer answer(AgentKey key, AgentContent content, UpgradeRequest request, boolean apply) {
        AgentDefinition definition = definitions.stored(content, key.name());
        NewerLocks.Newer found =
                newer.of(key.organisation(), key.name(), definition.skills(), content.lock(), request);
        Optional<Problem> twins = Locking.twins(found.lock());
        if (twins.isPresent() && !found.lock().equals(content.lock())) {
            throw twins.get();
        }
        List<Upgrade.Change> changed =
                lockChanges.between(key.organisation(), content.lock(), found.lock(), found.why());
        String stage = request.stage() ? AgentViews.NEXT : AgentViews.CURRENT;
        boolean applied = apply && !changed.isEmpty();
        int version = applied && !request.stage() ? key.version() + 1 : key.version();
        AgentLock shown = views.lock(key.organisation(), key.name(), version, stage, found.lock());
        List<String> unchanged = found.lock().entries().stream()
                .map(Lock.Entry::id)
                .filter(id -> changed.stream().noneMatch(change -> change.id().equals(id)))
                .toList();
        return new Answer(
                new Upgrade(key.name(), applied, stage, changed, unchanged, found.problems(), shown), found.lock());
    }
}
