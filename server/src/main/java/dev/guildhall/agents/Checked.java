package dev.guildhall.agents;

import dev.guildhall.packages.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What saving a definition would come to.
 *
 * @param definition empty when a finding refuses it
 * @param problems why its skills do not fit together; empty when they do
 * @param lock that it would have
 */
public record Checked(
        Optional<AgentDefinition> definition,
        List<Finding> findings,
        List<String> problems,
        Optional<AgentLock> lock) {
    public Checked {
        findings = List.copyOf(findings);
        problems = List.copyOf(problems);
    }

    public boolean good() {
        return definition.isPresent() && problems.isEmpty();
    }
}
