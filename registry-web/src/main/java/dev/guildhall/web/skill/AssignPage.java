package dev.guildhall.web.skill;

import dev.guildhall.agents.AgentDetail;
import dev.guildhall.agents.AgentRow;
import dev.guildhall.agents.SkillFit;
import dev.guildhall.agents.Upgrade;
import dev.guildhall.registry.SkillDetail;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * Assigning a skill to an agent: which, at what range, whether it fits, what changes.
 *
 * @param agents to choose from
 * @param agent the one chosen
 * @param look what the lock would become; empty until an agent is chosen, and when it is refused
 */
public record AssignPage(
        Chrome chrome,
        SkillAddress address,
        SkillDetail skill,
        List<AgentRow> agents,
        Optional<AgentDetail> agent,
        String range,
        Optional<SkillFit> fit,
        Optional<Upgrade> look,
        Optional<Refusal> refusal) {
    public AssignPage {
        agents = List.copyOf(agents);
    }

    public String id() {
        return "@" + address.owner() + "/" + address.name();
    }

    public boolean chosen(AgentRow row) {
        return agent.map(one -> one.name().equals(row.name())).orElse(false);
    }

    /** Whether the agent chosen stands in the list, which ends at its limit. */
    public boolean listed() {
        return agents.stream().anyMatch(this::chosen);
    }

    /** What it asks for now, when it has the skill of its own. */
    public Optional<String> asked() {
        return agent.map(one -> one.definition().skills().get(id()));
    }

    /** Tokens that the model always sees, more than now. */
    public int tokens() {
        return look.map(Upgrade::changes).orElse(List.of()).stream()
                .mapToInt(change ->
                        change.tokensTo().catalog() - change.tokensFrom().catalog())
                .sum();
    }
}
