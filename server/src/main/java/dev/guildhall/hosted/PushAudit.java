package dev.guildhall.hosted;

import dev.guildhall.audit.Audit;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Map;

/** Writes into the record what a job did over there; after its last call, before its state says so. */
@Service
class PushAudit {
    private final Audit audit;

    @Inject
    PushAudit(Audit audit) {
        this.audit = audit;
    }

    @Transactional
    void pushed(Actor actor, Place place, HostedPlan plan) {
        audit.append(
                actor,
                "agent.pushed",
                plan.agent(),
                Map.of(
                        "runtime",
                        place.runtime().id(),
                        "version",
                        plan.agentVersion(),
                        "lockDigest",
                        plan.lockDigest()));
    }

    @Transactional
    void removed(Actor actor, Place place, String agent) {
        audit.append(
                actor,
                "agent.push-removed",
                agent,
                Map.of("runtime", place.runtime().id()));
    }
}
