package dev.guildhall.skill;

import java.util.List;

/** Tools the skill asks to use without a question, and tools it must never use; canonical verbs, mapped per harness. */
public record ToolPolicy(List<String> preapproved, List<String> denied) {

    public static final ToolPolicy NONE = new ToolPolicy(List.of(), List.of());

    public ToolPolicy {
        preapproved = List.copyOf(preapproved);
        denied = List.copyOf(denied);
    }
}
