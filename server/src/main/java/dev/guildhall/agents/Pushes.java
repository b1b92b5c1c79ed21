package dev.guildhall.agents;

import dev.guildhall.hosted.HostedPush;
import dev.guildhall.hosted.HostedRuntimes;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.util.UUID;

/**
 * Agents at hosted runtimes. {@code may the actor change it? → HostedRuntimes}; never inside a transaction, because the job may
 * begin before it commits.
 */
@Service
public class Pushes {
    private final AgentAccess access;
    private final Planner planner;
    private final HostedRuntimes runtimes;

    @Inject
    Pushes(AgentAccess access, Planner planner, HostedRuntimes runtimes) {
        this.access = access;
        this.planner = planner;
        this.runtimes = runtimes;
    }

    /**
     * Starts a job.
     *
     * @param harness a hosted runtime, or another word for it
     * @param stage {@code current} or {@code next}
     */
    public UUID push(Actor actor, String agent, String harness, String stage) {
        return runtimes.push(actor, runtime(harness), changeable(actor, agent).name(), stage);
    }

    /** Starts a job that removes the agent there. */
    public UUID remove(Actor actor, String agent, String harness) {
        return runtimes.remove(actor, runtime(harness), changeable(actor, agent).name());
    }

    /** As it was acknowledged. */
    public HostedPush pushed(Actor actor, String agent, String harness) {
        return runtimes.pushed(
                actor, runtime(harness), access.known(actor, agent).name());
    }

    /** As it is there now: asks the runtime. */
    public HostedPush check(Actor actor, String agent, String harness) throws InterruptedException {
        return runtimes.check(
                actor, runtime(harness), access.known(actor, agent).name());
    }

    private String runtime(String harness) {
        return planner.harness(harness).id();
    }

    private AgentKey changeable(Actor actor, String agent) {
        AgentKey key = access.known(actor, agent);
        access.requireChange(actor, key);
        return key;
    }
}
