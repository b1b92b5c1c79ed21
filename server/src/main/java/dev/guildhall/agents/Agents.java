package dev.guildhall.agents;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Agents of the actor's organisation. {@code text → definition → lock ⇒ version · skills · audit}; the same meaning again
 * makes no new version.
 */
@Service
public class Agents {
    private final AgentStore store;
    private final AgentRows rows;
    private final AgentAccess access;
    private final AgentViews views;
    private final AgentChanges changes;
    private final Definitions definitions;
    private final Locking locking;
    private final EffectiveLines effective;
    private final Audit audit;

    @Inject
    Agents(
            AgentStore store,
            AgentRows rows,
            AgentAccess access,
            AgentViews views,
            AgentChanges changes,
            Definitions definitions,
            Locking locking,
            EffectiveLines effective,
            Audit audit) {
        this.store = store;
        this.rows = rows;
        this.access = access;
        this.views = views;
        this.changes = changes;
        this.definitions = definitions;
        this.locking = locking;
        this.effective = effective;
        this.audit = audit;
    }

    /** By name. */
    public Page<AgentRow> list(Actor actor, AgentQuery query, PageRequest page) {
        actor.require(Permission.AGENTS_READ);
        return rows.page(actor.organisation(), query, page);
    }

    public AgentDetail detail(Actor actor, String name) {
        return views.detail(actor, access.known(actor, name));
    }

    /**
     * Makes the agent or changes it, when the precondition holds. 422 {@code agent-invalid} with every finding, 422
     * {@code agent-skills-unresolved}, 409 for two skills of one name, 403 to who is not in its team.
     */
    @Transactional
    public AgentDetail put(Actor actor, String name, String text, Precondition precondition) {
        actor.require(Permission.AGENTS_WRITE);
        AgentDefinition definition = definitions.require(text, name);
        return changes.put(actor, definition, text, precondition);
    }

    /** What {@link #put} would say, without saving. */
    public Checked check(Actor actor, String name, String text) {
        actor.require(Permission.AGENTS_READ);
        ReadAgent read = definitions.read(text, name);
        if (read.definition().isEmpty()) {
            return new Checked(read.definition(), read.findings(), List.of(), java.util.Optional.empty());
        }
        Lock before = store.find(actor.organisation(), name)
                .map(agent -> store.content(agent).lock())
                .orElse(Lock.NONE);
        Locking.Made made =
                locking.make(actor.organisation(), name, read.definition().get().skills(), before.versions());
        List<String> problems = made.lock()
                .flatMap(Locking::twins)
                .map(twins -> List.of(twins.detail()))
                .orElse(made.problems());
        return new Checked(
                read.definition(),
                read.findings(),
                problems,
                made.lock().map(lock -> views.lock(actor.organisation(), name, 0, AgentViews.CURRENT, lock)));
    }

    @Transactional
    public void remove(Actor actor, String name, Precondition precondition) {
        AgentKey agent = access.changeable(actor, name);
        precondition.require(OptionalInt.of(agent.revision()), () -> views.present(actor, agent));
        store.delete(agent);
        audit.append(actor, "agent.removed", name, Map.of("version", agent.version()));
    }

    /** Newest first. */
    public Page<AgentVersionRow> versions(Actor actor, String name, PageRequest page) {
        return store.versions(access.known(actor, name), page);
    }

    /** As it was at this version: its text and its lock. */
    public AgentDetail version(Actor actor, String name, int version) {
        AgentKey agent = access.known(actor, name);
        return views.detail(actor, agent, access.version(agent, version));
    }

    /** Every line that is in force, with where it comes from. */
    public List<EffectiveLine> effective(Actor actor, String name) {
        AgentKey agent = access.known(actor, name);
        return effective.of(agent, store.content(agent));
    }
}
