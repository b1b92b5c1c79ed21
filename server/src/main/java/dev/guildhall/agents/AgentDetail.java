package dev.guildhall.agents;

import dev.guildhall.platform.Revised;
import java.time.Instant;
import java.util.List;

/**
 * One agent as it is now.
 *
 * @param text the definition as it was written
 * @param mayChange whether the actor may
 */
public record AgentDetail(
        String name,
        int version,
        String digest,
        AgentDefinition definition,
        String text,
        AgentLock lock,
        List<AgentNotice> notices,
        String changedBy,
        Instant createdAt,
        Instant updatedAt,
        boolean staged,
        boolean mayChange,
        int revision)
        implements Revised {
    public AgentDetail {
        notices = List.copyOf(notices);
    }
}
