package dev.guildhall.agents;

import java.util.List;

/**
 * Agents that do nearly the same.
 *
 * @param likeness 0–100
 * @param differences what tells them apart, one line each
 */
public record SimilarGroup(List<AgentRow> agents, int likeness, List<String> differences) {
    public SimilarGroup {
        agents = List.copyOf(agents);
        differences = List.copyOf(differences);
    }
}
