package dev.guildhall.bridges.opencode;

import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.bridge.Planning;
import dev.guildhall.skill.bridge.ToolName;
import dev.guildhall.skill.bridge.ToolRules;
import dev.guildhall.skill.bridge.ToolRules.Decision;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes tools as the {@code permission} section of {@code opencode.json}. The last match decides there, so that of two
 * decisions about the same thing the later one moves to the end.
 */
final class Permissions {
    private static final String WHERE = "permission in " + OpenCodeBridge.CONFIG + ", for the whole agent.";

    private final Planning plan;
    private final Map<String, String> rules = new LinkedHashMap<>();

    Permissions(Planning plan) {
        this.plan = plan;
    }

    void write() {
        ToolRules.of(plan, Set.of(Decision.ALLOW, Decision.DENY), this::rule)
                .note(Decision.ALLOW, Carried.EMULATED, WHERE)
                .note(Decision.ASK, Carried.NATIVE, WHERE)
                .note(Decision.DENY, Carried.EMULATED, WHERE);
        rules.forEach((pointer, decision) -> plan.json(OpenCodeBridge.CONFIG, "/permission/" + pointer, decision));
    }

    private boolean rule(Decision decision, ToolName tool) {
        if (decision == Decision.ALLOW && tool instanceof ToolName.Reading && !tool.narrowed()) {
            return true; // It reads all but secrets without a question, and that is better left so.
        }
        Optional<String> pointer = pointer(tool);
        pointer.ifPresent(place -> {
            rules.remove(place);
            rules.put(place, decision.name().toLowerCase(Locale.ROOT));
        });
        return pointer.isPresent();
    }

    private static Optional<String> pointer(ToolName tool) {
        return switch (tool) {
            case ToolName.Shell shell ->
                Optional.of("bash/" + Planning.pointer(shell.prefix().orElse("") + "*"));
            case ToolName.Reading reading ->
                Optional.of("read/" + Planning.pointer(reading.pattern().orElse("*")));
            case ToolName.Writing writing ->
                Optional.of("edit/" + Planning.pointer(writing.pattern().orElse("*")));
            case ToolName.Fetching fetching -> fetching.narrowed() ? Optional.empty() : Optional.of("webfetch");
            case ToolName.Server server -> Optional.of(Planning.pointer(server.server() + "_" + server.tool()));
            case ToolName.Other other -> Optional.empty();
        };
    }
}
