package dev.guildhall.bridges.codex;

import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.Json;
import dev.guildhall.skill.bridge.Planning;
import dev.guildhall.skill.bridge.Servers.Server;
import dev.guildhall.skill.bridge.ToolName;
import dev.guildhall.skill.bridge.ToolRules;
import dev.guildhall.skill.bridge.ToolRules.Decision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes shell commands as rules of {@code .codex/rules} and tools of MCP servers as settings of the server. A server that is
 * not planned gets none: Codex does not start on one without a command or an address.
 */
final class Rules {
    private final Planning plan;
    private final Set<String> servers;
    private final Set<String> commands = new LinkedHashSet<>();
    private final Map<String, List<String>> disabled = new LinkedHashMap<>();

    Rules(Planning plan, List<Server> servers) {
        this.plan = plan;
        this.servers = servers.stream().map(Server::name).collect(Collectors.toUnmodifiableSet());
    }

    void write() {
        String where = "Commands in .codex/rules, MCP tools in " + CodexBridge.CONFIG + ", for the whole agent.";
        ToolRules.of(plan, Set.of(Decision.ALLOW, Decision.DENY), this::rule)
                .note(Decision.ALLOW, Carried.EMULATED, where)
                .note(Decision.ASK, Carried.EMULATED, where + " Other tools follow its approval policy.")
                .note(Decision.DENY, Carried.EMULATED, where);
        if (!commands.isEmpty()) {
            plan.file(".codex/rules/" + plan.agent().name() + ".rules", String.join("", commands));
        }
        disabled.forEach((server, tools) -> plan.toml(CodexBridge.CONFIG, server + "/disabled_tools", tools));
    }

    private boolean rule(Decision decision, ToolName tool) {
        return switch (tool) {
            case ToolName.Shell shell ->
                shell.narrowed() && command(decision, shell.prefix().orElseThrow());
            case ToolName.Server server -> servers.contains(server.server()) && tool(decision, server);
            case ToolName.Reading reading -> false;
            case ToolName.Writing writing -> false;
            case ToolName.Fetching fetching -> false;
            case ToolName.Other other -> false;
        };
    }

    private boolean tool(Decision decision, ToolName.Server tool) {
        String server = "/mcp_servers/" + Planning.pointer(tool.server());
        if (decision == Decision.DENY && tool.all()) {
            plan.toml(CodexBridge.CONFIG, server + "/enabled", false);
        } else if (decision == Decision.DENY) {
            disabled.computeIfAbsent(server, first -> new ArrayList<>()).add(tool.tool());
        } else {
            String place = tool.all()
                    ? "/default_tools_approval_mode"
                    : "/tools/" + Planning.pointer(tool.tool()) + "/approval_mode";
            plan.toml(CodexBridge.CONFIG, server + place, decision == Decision.ALLOW ? "approve" : "prompt");
        }
        return true;
    }

    private boolean command(Decision decision, String prefix) {
        String word = switch (decision) {
            case ALLOW -> "allow";
            case ASK -> "prompt";
            case DENY -> "forbidden";
        };
        List<String> words = List.of(prefix.split("\\s+"));
        return commands.add("prefix_rule(pattern = " + Json.write(words) + ", decision = \"" + word + "\")\n")
                || !commands.isEmpty();
    }
}
