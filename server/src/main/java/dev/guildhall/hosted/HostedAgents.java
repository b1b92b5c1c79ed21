package dev.guildhall.hosted;

import dev.guildhall.platform.Actor;

/** Port: plans an agent for a hosted runtime. The feature that knows agents contributes the one bean. */
public interface HostedAgents {
    /**
     * What the agent is now; asked again when a push is resumed.
     *
     * @param stage {@code current} or {@code next}
     * @throws dev.guildhall.platform.Problem when it is gone, or not the actor's to push
     */
    HostedPlan plan(Actor actor, String agent, String runtime, String stage);
}
