package dev.guildhall.skill.bridge;

import dev.guildhall.skill.AgentBlueprint;

/** Composes what an agent is told before anything else: its instructions, then each memory block under its label. */
public final class InstructionText {
    private InstructionText() {}

    /** Markdown that ends with a line end; empty when there is nothing to say. */
    public static String of(AgentBlueprint agent) {
        StringBuilder text = new StringBuilder(agent.instructions().strip());
        agent.memory().forEach((label, block) -> {
            if (!text.isEmpty()) {
                text.append("\n\n");
            }
            text.append("## Memory: ").append(label).append("\n\n").append(block.strip());
        });
        return text.isEmpty() ? "" : text.append('\n').toString();
    }
}
