package dev.guildhall.agents;

import java.util.Optional;

/**
 * Which agents are listed.
 *
 * @param q words in name or description
 * @param skill {@code @owner/name} that it has
 */
public record AgentQuery(Optional<String> q, Optional<String> team, Optional<String> harness, Optional<String> skill) {
    public static final AgentQuery ALL =
            new AgentQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
