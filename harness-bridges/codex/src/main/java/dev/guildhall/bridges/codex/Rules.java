package dev.guildhall.bridges.codex;

import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.Json;
import dev.guildhall.skill.SkillUse;
import dev.guildhall.skill.bridge.Planning;
import dev.guildhall.skill.bridge.ToolName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes shell commands as rules of {@code .codex/rules} and tools of MCP servers as lists of the server. */
final class Rules {
    private final Planning plan;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, List<String>> enabled = new LinkedHashMap<>();
    private final Map<String, List<String>> disabled = new LinkedHashMap<>();
    private final List<String> strange = new ArrayList<>();

    Rules(Planning plan) {
        this.plan = plan;
    }

    void write() {
        plan.agent().tools().allowed().forEach(tool -> rule(tool, "allow", enabled));
        plan.agent().tools().asked().forEach(tool -> rule(tool, "prompt", new LinkedHashMap<>()));
        plan.agent().tools().denied().forEach(tool -> rule(tool, "forbidden", disabled));
        for (SkillUse skill : plan.skills()) {
            skill.manifest().tools().preapproved().forEach(tool -> rule(tool, "allow", new LinkedHashMap<>()));
            skill.manifest().allowedTools().forEach(tool -> rule(tool, "allow", new LinkedHashMap<>()));
            skill.manifest().tools().denied().forEach(tool -> rule(tool, "forbidden", disabled));
        }
        if (!text.isEmpty()) {
            plan.file(".codex/rules/" + plan.agent().name() + ".rules", text.toString());
        }
        enabled.forEach((server, tools) -> list(server, "enabled_tools", tools));
        disabled.forEach((server, tools) -> list(server, "disabled_tools", tools));
        String without = strange.isEmpty() ? "" : " No word there for: " + String.join(", ", strange) + ".";
        plan.note(
                HarnessCapability.TOOLS_ALLOWED,
                Carried.EMULATED,
                "Rules for commands in .codex/rules, lists of the MCP servers." + without);
        plan.note(
                HarnessCapability.TOOLS_ASKED,
                Carried.EMULATED,
                "Rules for commands in .codex/rules; other tools follow its approval policy." + without);
        plan.note(
                HarnessCapability.TOOLS_DENIED,
                Carried.EMULATED,
                "Rules for commands in .codex/rules, lists of the MCP servers." + without);
    }

    private void list(String server, String key, List<String> tools) {
        if (!tools.contains("*")) {
            plan.toml(CodexBridge.CONFIG, "/mcp_servers/" + server + "/" + key, tools);
        }
    }

    private void rule(String name, String decision, Map<String, List<String>> servers) {
        switch (ToolName.of(name)) {
            case ToolName.Shell shell ->
                shell.prefix().ifPresentOrElse(prefix -> command(prefix, decision), () -> strange.add(name));
            case ToolName.Server server ->
                servers.computeIfAbsent(server.server(), id -> new ArrayList<>())
                        .add(server.tool());
            case ToolName.Reading reading -> strange.add(name);
            case ToolName.Writing writing -> strange.add(name);
            case ToolName.Fetching fetching -> strange.add(name);
            case ToolName.Other other -> strange.add(name);
        }
    }

    private void command(String prefix, String decision) {
        String line = "prefix_rule(pattern = " + Json.write(List.of(prefix.split("\\s+"))) + ", decision = \""
                + decision + "\")\n";
        if (text.indexOf(line) < 0) {
            text.append(line);
        }
    }
}
