package dev.guildhall.web.agent;

import dev.guildhall.agents.EffectiveLine;
import java.util.List;
import java.util.Map;

/** The tab of what counts in the end, each line with where it comes from. */
public record EffectivePage(AgentHead head, List<EffectiveLine> lines) {
    private static final Map<String, String> WORDS = Map.of(
            "agent", "this agent",
            "default", "default",
            "organisation", "organisation",
            "skill", "a skill",
            "lock", "the lock",
            "delegate", "a delegate");

    public EffectivePage {
        lines = List.copyOf(lines);
    }

    /** In words, when the line says no more than its kind. */
    public static String origin(EffectiveLine line) {
        return line.where().isBlank() ? WORDS.getOrDefault(line.origin(), line.origin()) : line.where();
    }
}
