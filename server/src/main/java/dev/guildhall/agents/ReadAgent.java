package dev.guildhall.agents;

import dev.guildhall.packages.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What reading a definition gave.
 *
 * @param definition empty when a finding refuses it
 */
record ReadAgent(Optional<AgentDefinition> definition, List<Finding> findings) {
    ReadAgent {
        findings = List.copyOf(findings);
    }
}
