package dev.guildhall.agents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An agent that has a skill.
 *
 * @param range what it asks for; empty when another skill needs it
 * @param version the one it has
 * @param lastSeen when a place reported it installed
 */
public record SkillAgentRow(
        String agent,
        String team,
        Optional<String> range,
        String version,
        List<String> harnesses,
        Optional<String> drift,
        Optional<Instant> lastSeen) {
    public SkillAgentRow {
        harnesses = List.copyOf(harnesses);
    }
}
