package dev.guildhall.plan;

import dev.guildhall.skill.HarnessPlan;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an agent is in one harness, at one version of its definition and one lock.
 *
 * @param stage {@code current}, or {@code next} while an upgrade is tried
 * @param lockDigest SHA-256 of the lock it was planned from
 * @param sizes bytes of each package file that the plan copies, by the lower-case hex SHA-256 of its bytes
 */
public record PlannedAgent(
        String agent,
        int agentVersion,
        String stage,
        String harness,
        String lockDigest,
        HarnessPlan plan,
        Map<String, Long> sizes) {
    public PlannedAgent {
        sizes = Collections.unmodifiableMap(new TreeMap<>(sizes));
    }
}
