package dev.guildhall.agents;

import java.util.Optional;

/**
 * Whether a skill fits an agent.
 *
 * @param state {@code has} it already, {@code fits}, {@code missing} one thing, or {@code not} for its harness
 * @param missing the one thing, in words
 * @param fix what would mend it
 */
public record SkillFit(String state, Optional<String> missing, Optional<String> fix) {}
