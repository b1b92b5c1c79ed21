package dev.guildhall.agents;

import dev.guildhall.packages.PackageName;
import dev.guildhall.packages.Versions;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.Catalog;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Which skills an agent has. {@code definition with the range → closure → lock ⇒ version}; what was locked stays, so that
 * assigning one skill upgrades no other.
 */
@Service
public class Assignments {
    private final AgentStore store;
    private final AgentAccess access;
    private final AgentViews views;
    private final AgentChanges changes;
    private final Definitions definitions;
    private final Locking locking;
    private final SkillsOfAgents skills;
    private final Stages stages;
    private final Catalog catalog;

    @Inject
    Assignments(
            AgentStore store,
            AgentAccess access,
            AgentViews views,
            AgentChanges changes,
            Definitions definitions,
            Locking locking,
            SkillsOfAgents skills,
            Stages stages,
            Catalog catalog) {
        this.store = store;
        this.access = access;
        this.views = views;
        this.changes = changes;
        this.definitions = definitions;
        this.locking = locking;
        this.skills = skills;
        this.stages = stages;
        this.catalog = catalog;
    }

    /**
     * Adds a skill, or changes its range.
     *
     * @param skillId {@code @owner/name}
     */
    @Transactional
    public AgentLock assign(Actor actor, String agent, String skillId, String range, Precondition precondition) {
        PackageName id = id(skillId);
        if (!Versions.isRange(range)) {
            throw PlatformProblem.INVALID_FIELD.because(
                    "range is not a version range; write it as npm does: ^1.2, ~1.4, >=1.2 <2, 1.x or *.");
        }
        AgentKey key = changeable(actor, agent, precondition);
        AgentContent content = store.content(key);
        AgentDefinition before = definitions.stored(content, agent);
        if (range.strip().equals(before.skills().get(id.toString()))) {
            return lock(actor, agent, AgentViews.CURRENT);
        }
        Map<String, String> wanted = new LinkedHashMap<>(before.skills());
        wanted.put(id.toString(), range.strip());
        String change = "assigned %s %s".formatted(id, range.strip());
        return write(actor, key, content, before.withSkills(wanted), "agent.skill-assigned", change);
    }

    @Transactional
    public AgentLock unassign(Actor actor, String agent, String skillId, Precondition precondition) {
        PackageName id = id(skillId);
        AgentKey key = changeable(actor, agent, precondition);
        AgentContent content = store.content(key);
        AgentDefinition before = definitions.stored(content, agent);
        Map<String, String> wanted = new LinkedHashMap<>(before.skills());
        if (wanted.remove(id.toString()) == null) {
            throw AgentProblem.NOT_ASSIGNED.because(neededBy(content.lock(), id.toString(), agent));
        }
        return write(actor, key, content, before.withSkills(wanted), "agent.skill-removed", "removed " + id);
    }

    /** @param stage {@code current} or {@code next}; 409 when nothing is staged */
    public AgentLock lock(Actor actor, String agent, String stage) {
        AgentKey key = access.known(actor, agent);
        return views.lock(
                actor.organisation(),
                agent,
                key.version(),
                Stages.named(stage),
                stages.lock(key, store.content(key), stage));
    }

    /** Which agents have a skill, at which version, by name. 404 when there is no such skill. */
    public Page<SkillAgentRow> of(Actor actor, String owner, String name, PageRequest page) {
        actor.require(Permission.AGENTS_READ);
        catalog.skill(actor, owner, name);
        return skills.page(actor.organisation(), owner, name, page);
    }

    private AgentLock write(
            Actor actor, AgentKey key, AgentContent content, AgentDefinition after, String action, String change) {
        Lock lock = locking.require(actor.organisation(), key.name(), after.skills(), content.lock());
        String text = definitions.withSkills(content.source(), after);
        return changes.write(actor, key, after, text, lock, action, change).lock();
    }

    private AgentKey changeable(Actor actor, String agent, Precondition precondition) {
        AgentKey key = access.changeable(actor, agent);
        precondition.require(OptionalInt.of(key.revision()), () -> views.present(actor, key));
        return key;
    }

    private static String neededBy(Lock lock, String id, String agent) {
        Lock.Entry entry = lock.byId().get(id);
        return entry == null
                ? "%s does not have %s. GET /api/v1/agents/%s/lock lists what it has.".formatted(agent, id, agent)
                : "%s was not assigned to %s; %s needs it. Remove that skill instead."
                        .formatted(id, agent, String.join(", ", entry.requiredBy()));
    }

    private static PackageName id(String text) {
        return PackageName.parse(text)
                .orElseThrow(() -> PlatformProblem.INVALID_FIELD.because("A skill is written @owner/name."));
    }
}
