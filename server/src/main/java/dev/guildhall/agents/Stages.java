package dev.guildhall.agents;

import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;

/** The lock in force and the one that is tried. */
@Service
class Stages {
    private final AgentStore store;

    @Inject
    Stages(AgentStore store) {
        this.store = store;
    }

    /** Empty text stands for the one in force. */
    static String named(String stage) {
        return switch (stage) {
            case "", AgentViews.CURRENT -> AgentViews.CURRENT;
            case AgentViews.NEXT -> AgentViews.NEXT;
            default -> throw PlatformProblem.INVALID_FIELD.because("stage may be current or next.");
        };
    }

    Lock lock(AgentKey agent, AgentContent content, String stage) {
        if (named(stage).equals(AgentViews.CURRENT)) {
            return content.lock();
        }
        return store.next(agent)
                .orElseThrow(() -> AgentProblem.NOTHING_STAGED.because(
                        "No upgrade of %s is staged. POST /api/v1/agents/%s/upgrade with {\"stage\": true} stages one."
                                .formatted(agent.name(), agent.name())));
    }
}
