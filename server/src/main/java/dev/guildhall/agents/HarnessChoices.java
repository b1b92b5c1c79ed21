package dev.guildhall.agents;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.util.Map;

/** Chooses the harness of an agent: {@code one line of the definition → Agents.put → version}. */
@Service
public class HarnessChoices {
    private final Agents agents;

    @Inject
    HarnessChoices(Agents agents) {
        this.agents = agents;
    }

    /** 422 when the definition does not say it on one line; then it is changed by hand. */
    public AgentDetail choose(Actor actor, String agent, String harness, Precondition precondition) {
        AgentDetail now = agents.detail(actor, agent);
        String text = HarnessLine.preferring(
                        now.text(), harness, now.definition().harness())
                .orElseThrow(() -> AgentProblem.INVALID.because(
                        "%s does not say its harness on one line. Edit the definition and write: harness: %s"
                                .formatted(agent, harness),
                        Map.of()));
        return agents.put(actor, agent, text, precondition);
    }
}
