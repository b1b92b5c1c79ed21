package dev.guildhall.agents;

import dev.guildhall.hosted.HostedAgents;
import dev.guildhall.hosted.HostedPlan;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.VersionFacts;
import jakarta.inject.Inject;

/** Answers what an agent is to be at a hosted runtime: {@code lock → plan · bytes of its packages}. */
@Service
class AgentUploads implements HostedAgents {
    private final AgentAccess access;
    private final Planner planner;
    private final VersionFacts facts;

    @Inject
    AgentUploads(AgentAccess access, Planner planner, VersionFacts facts) {
        this.access = access;
        this.planner = planner;
        this.facts = facts;
    }

    @Override
    public HostedPlan plan(Actor actor, String agent, String runtime, String stage) {
        AgentKey key = access.known(actor, agent);
        access.requireChange(actor, key);
        Planner.Prepared prepared = planner.prepare(key, stage);
        Planner.Planned planned =
                planner.plan(prepared, planner.harness(runtime).id());
        facts.requireUnaltered(key.organisation(), prepared.lock().versionIds());
        return new HostedPlan(
                agent,
                planned.plan().agentVersion(),
                planned.plan().lockDigest(),
                planned.plan().plan(),
                sha256 -> facts.open(sha256, prepared.sizes().getOrDefault(sha256, 0L)));
    }
}
