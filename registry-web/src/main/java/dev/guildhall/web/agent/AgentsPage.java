package dev.guildhall.web.agent;

import dev.guildhall.agents.AgentRow;
import dev.guildhall.skill.HarnessProfile;
import dev.guildhall.web.layout.Chrome;
import dev.guildhall.web.layout.Note;
import java.util.List;
import java.util.Optional;

/**
 * The list of agents.
 *
 * @param harnesses those that the list can be narrowed to
 * @param similar groups of agents that are nearly the same
 * @param next address of the following rows
 */
public record AgentsPage(
        Chrome chrome,
        AgentFilter filter,
        List<AgentRow> rows,
        List<HarnessProfile> harnesses,
        int similar,
        Optional<String> next,
        Optional<Note> note) {
    public AgentsPage {
        rows = List.copyOf(rows);
        harnesses = List.copyOf(harnesses);
    }

    /** The name its makers give it; the word itself when nobody here knows it. */
    public String title(String harness) {
        return harnesses.stream()
                .filter(profile -> profile.id().equals(harness))
                .map(HarnessProfile::title)
                .findFirst()
                .orElse(harness);
    }
}
