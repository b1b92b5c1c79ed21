package dev.guildhall.agents;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The exact versions an agent has, the whole closure, each with the digest of its content.
 *
 * @param stage {@code current}, or {@code next} while an upgrade is tried
 * @param digest SHA-256 over ids, versions and digests
 */
public record AgentLock(
        String agent, int version, String stage, String digest, Instant lockedAt, List<LockedSkill> skills) {
    public AgentLock {
        skills = List.copyOf(skills);
    }

    /**
     * @param id {@code @owner/name}
     * @param range what the agent asks for; empty for what only other skills need
     * @param direct whether the agent asks for it itself
     * @param requiredBy skills of the lock that need it
     * @param state {@code live}, {@code deprecated}, {@code yanked}, {@code held} or {@code revoked}
     */
    public record LockedSkill(
            String id,
            Optional<String> range,
            String version,
            String digest,
            boolean direct,
            List<String> requiredBy,
            String state,
            Tokens contextTokens) {
        public LockedSkill {
            requiredBy = List.copyOf(requiredBy);
        }
    }

    /** Tokens of the entry that the model always sees, and of the body it reads when the skill is used. */
    public record Tokens(int catalog, int body) {}
}
