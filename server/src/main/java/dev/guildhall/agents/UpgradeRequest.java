package dev.guildhall.agents;

import java.util.List;
import java.util.Map;

/**
 * What is upgraded.
 *
 * @param skills only these and what they need; empty for all
 * @param to id to the exact version wanted
 * @param stage tries it beside the lock in force
 */
public record UpgradeRequest(List<String> skills, Map<String, String> to, boolean stage) {
    public static final UpgradeRequest ALL = new UpgradeRequest(List.of(), Map.of(), false);

    public UpgradeRequest {
        skills = List.copyOf(skills);
        to = Map.copyOf(to);
    }
}
