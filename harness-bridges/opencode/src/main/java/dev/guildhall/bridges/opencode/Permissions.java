package dev.guildhall.bridges.opencode;

import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.SkillUse;
import dev.guildhall.skill.bridge.Planning;
import dev.guildhall.skill.bridge.ToolName;
import java.util.ArrayList;
import java.util.List;

/** Writes tools as the {@code permission} section of {@code opencode.json}. Denials come last, because the last match decides. */
final class Permissions {
    private final Planning plan;
    private final List<String> strange = new ArrayList<>();

    Permissions(Planning plan) {
        this.plan = plan;
    }

    void write() {
        plan.agent().tools().allowed().forEach(tool -> rule(tool, "allow"));
        plan.skills().forEach(skill -> preapproved(skill).forEach(tool -> rule(tool, "allow")));
        plan.agent().tools().asked().forEach(tool -> rule(tool, "ask"));
        plan.skills().forEach(skill -> skill.manifest().tools().denied().forEach(tool -> rule(tool, "deny")));
        plan.agent().tools().denied().forEach(tool -> rule(tool, "deny"));
        String without = strange.isEmpty() ? "" : " No word there for: " + String.join(", ", strange) + ".";
        plan.note(
                HarnessCapability.TOOLS_ALLOWED,
                Carried.EMULATED,
                "permission in opencode.json, for the whole agent." + without);
        plan.note(HarnessCapability.TOOLS_ASKED, Carried.NATIVE, "permission in opencode.json." + without);
        plan.note(
                HarnessCapability.TOOLS_DENIED,
                Carried.EMULATED,
                "permission in opencode.json, for the whole agent." + without);
    }

    private static List<String> preapproved(SkillUse skill) {
        List<String> tools = new ArrayList<>(skill.manifest().tools().preapproved());
        tools.addAll(skill.manifest().allowedTools());
        return tools;
    }

    private void rule(String text, String decision) {
        switch (ToolName.of(text)) {
            case ToolName.Shell shell -> {
                String pattern = shell.prefix().map(prefix -> prefix + "*").orElse("*");
                plan.json(OpenCodeBridge.CONFIG, "/permission/bash/" + Planning.pointer(pattern), decision);
            }
            case ToolName.Reading reading ->
                plan.json(
                        OpenCodeBridge.CONFIG,
                        "/permission/read/" + Planning.pointer(reading.pattern().orElse("*")),
                        decision);
            case ToolName.Writing writing ->
                plan.json(
                        OpenCodeBridge.CONFIG,
                        "/permission/edit/" + Planning.pointer(writing.pattern().orElse("*")),
                        decision);
            case ToolName.Fetching fetching -> plan.json(OpenCodeBridge.CONFIG, "/permission/webfetch", decision);
            case ToolName.Server server ->
                plan.json(
                        OpenCodeBridge.CONFIG,
                        "/permission/" + Planning.pointer(server.server() + "_" + server.tool()),
                        decision);
            case ToolName.Other other -> strange.add(other.text());
        }
    }
}
