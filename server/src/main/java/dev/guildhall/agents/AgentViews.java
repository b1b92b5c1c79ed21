package dev.guildhall.agents;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.VersionFact;
import dev.guildhall.registry.VersionFacts;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shows agents as people see them. */
@Service
class AgentViews {
    static final String CURRENT = "current";
    static final String NEXT = "next";

    private final AgentStore store;
    private final AgentAccess access;
    private final SkillsOfAgents skills;
    private final ReceiptStore receipts;
    private final Definitions definitions;
    private final VersionFacts facts;

    @Inject
    AgentViews(
            AgentStore store,
            AgentAccess access,
            SkillsOfAgents skills,
            ReceiptStore receipts,
            Definitions definitions,
            VersionFacts facts) {
        this.store = store;
        this.access = access;
        this.skills = skills;
        this.receipts = receipts;
        this.definitions = definitions;
        this.facts = facts;
    }

    AgentDetail detail(Actor actor, AgentKey agent) {
        return detail(actor, agent, store.content(agent));
    }

    AgentDetail detail(Actor actor, AgentKey agent, AgentContent content) {
        boolean current = content.version() == agent.version();
        return new AgentDetail(
                agent.name(),
                content.version(),
                content.digest(),
                definitions.stored(content, agent.name()),
                content.source(),
                lock(actor.organisation(), agent.name(), content.version(), CURRENT, content.lock()),
                current ? notices(agent) : List.of(),
                content.by(),
                store.createdAt(agent),
                content.at(),
                agent.staged(),
                access.mayChange(actor, agent),
                agent.revision());
    }

    List<AgentNotice> notices(AgentKey agent) {
        List<AgentNotice> all = new ArrayList<>(skills.notices(agent));
        all.addAll(receipts.notices(agent));
        return all;
    }

    /** With what became of each version since. */
    AgentLock lock(UUID organisation, String agent, int version, String stage, Lock lock) {
        Map<UUID, VersionFact> known = facts.of(organisation, lock.versionIds());
        List<AgentLock.LockedSkill> locked = lock.entries().stream()
                .map(entry -> locked(entry, known.get(entry.versionId())))
                .toList();
        return new AgentLock(agent, version, stage, lock.digest(), lock.at(), locked);
    }

    private static AgentLock.LockedSkill locked(Lock.Entry entry, @org.jspecify.annotations.Nullable VersionFact fact) {
        String state = fact == null
                ? "revoked"
                : fact.state().equals("live") && fact.deprecated().isPresent() ? "deprecated" : fact.state();
        AgentLock.Tokens tokens = fact == null
                ? new AgentLock.Tokens(0, 0)
                : new AgentLock.Tokens(
                        fact.contextTokens().catalog(), fact.contextTokens().body());
        return new AgentLock.LockedSkill(
                entry.id(),
                entry.range(),
                entry.version(),
                entry.digest(),
                entry.range().isPresent(),
                entry.requiredBy(),
                state,
                tokens);
    }

    /** For whoever came too late. */
    Precondition.Present present(Actor actor, AgentKey agent) {
        AgentContent content = store.content(agent);
        return new Precondition.Present(
                "%s was changed since you read it, last by %s at %s: %s."
                        .formatted(agent.name(), content.by(), content.at().truncatedTo(ChronoUnit.SECONDS), content.change()),
                Map.of("current", detail(actor, agent, content)));
    }
}
