package dev.guildhall.agents;

import java.util.List;
import java.util.Optional;

/**
 * What an upgrade changes, or would.
 *
 * @param stage {@code current} or {@code next}
 * @param unchanged skills that stay, by id
 * @param problems why a skill stays where it is
 * @param lock after it
 */
public record Upgrade(
        String agent,
        boolean applied,
        String stage,
        List<Change> changes,
        List<String> unchanged,
        List<String> problems,
        AgentLock lock) {
    public Upgrade {
        changes = List.copyOf(changes);
        unchanged = List.copyOf(unchanged);
        problems = List.copyOf(problems);
    }

    /**
     * One skill whose version changes.
     *
     * @param from empty when it is new in the closure; {@code to} is empty when it is no longer needed
     * @param why {@code newer}, {@code yanked}, {@code revoked}, {@code asked}, {@code dependency}
     * @param wider capabilities it gains, one line each; {@code narrower} those it gives up
     */
    public record Change(
            String id,
            Optional<String> from,
            Optional<String> to,
            String why,
            List<String> wider,
            List<String> narrower,
            AgentLock.Tokens tokensFrom,
            AgentLock.Tokens tokensTo) {
        public Change {
            wider = List.copyOf(wider);
            narrower = List.copyOf(narrower);
        }
    }
}
