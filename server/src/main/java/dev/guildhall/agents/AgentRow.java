package dev.guildhall.agents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An agent in a list.
 *
 * @param harness the one it prefers; {@code harnesses} are all of them
 * @param notices what somebody should look at: withdrawn versions, places that are behind
 * @param drift the worst of its places: {@code in-step}, {@code behind}, {@code changed}; empty when nothing was installed
 */
public record AgentRow(
        String name,
        String displayName,
        String description,
        String team,
        String harness,
        List<String> harnesses,
        Optional<String> model,
        int version,
        int skills,
        int notices,
        Optional<String> drift,
        Instant updatedAt) {
    public AgentRow {
        harnesses = List.copyOf(harnesses);
    }
}
