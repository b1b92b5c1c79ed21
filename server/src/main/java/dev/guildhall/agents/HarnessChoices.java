package dev.guildhall.agents;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;

/** Chooses the harness of an agent: {@code one place in the definition → Agents.put → version}. */
@Service
public class HarnessChoices {
    private final Agents agents;
    private final Definitions definitions;

    @Inject
    HarnessChoices(Agents agents, Definitions definitions) {
        this.agents = agents;
        this.definitions = definitions;
    }

    /** 422 when the definition says it in a way that is not changed in place; then it is changed by hand. */
    public AgentDetail choose(Actor actor, String agent, String harness, Precondition precondition) {
        AgentDetail now = agents.detail(actor, agent);
        String text = definitions
                .preferring(now.text(), now.definition(), harness)
                .orElseThrow(() -> AgentProblem.INVALID.because(
                        "%s says its harness with an anchor, a tag or a text in a block, which is not changed in place. Edit the definition and write: harness: %s"
                                .formatted(agent, harness)));
        return agents.put(actor, agent, text, precondition);
    }
}
