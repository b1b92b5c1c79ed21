package dev.guildhall.bridges.managedagents;

import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.bridge.Planning;
import dev.guildhall.skill.bridge.Servers.Server;
import dev.guildhall.skill.bridge.ToolName;
import dev.guildhall.skill.bridge.ToolRules;
import dev.guildhall.skill.bridge.ToolRules.Decision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The {@code tools} of an agent: what its sandbox brings and one set for each MCP server, each tool with the policy that says
 * whether it asks. A question about some commands becomes a question about all; a denial of some has no word.
 */
final class Toolsets {
    static final String BUILT_IN = "agent_toolset_20260401";
    private static final String ALL = "*";

    /** Key of the set (empty for the built-in one) to tool to its policy. */
    private final Map<String, Map<String, Map<String, Object>>> policies = new LinkedHashMap<>();

    private Toolsets(List<Server> servers) {
        policies.put("", new LinkedHashMap<>());
        servers.forEach(server -> policies.put(server.name(), new LinkedHashMap<>()));
    }

    static Toolsets of(Planning plan, List<Server> servers) {
        Toolsets sets = new Toolsets(servers);
        String where = "permission_policy of each tool, for the whole agent.";
        ToolRules.of(plan, Set.of(Decision.ALLOW, Decision.DENY), sets::rule)
                .note(Decision.ALLOW, Carried.EMULATED, where)
                .note(Decision.ASK, Carried.EMULATED, where)
                .note(Decision.DENY, Carried.EMULATED, "Switched off, for the whole agent.");
        return sets;
    }

    List<Object> value() {
        List<Object> value = new ArrayList<>();
        policies.forEach((server, tools) -> value.add(set(server, tools)));
        return value;
    }

    private static Map<String, Object> set(String server, Map<String, Map<String, Object>> tools) {
        Map<String, Object> set = new LinkedHashMap<>();
        set.put("type", server.isEmpty() ? BUILT_IN : "mcp_toolset");
        if (!server.isEmpty()) {
            set.put("mcp_server_name", server);
        }
        List<Object> configs = new ArrayList<>();
        tools.forEach((name, policy) -> {
            if (name.equals(ALL)) {
                set.put("default_config", policy);
            } else {
                Map<String, Object> config = new LinkedHashMap<>();
                config.put("name", name);
                config.putAll(policy);
                configs.add(config);
            }
        });
        if (!configs.isEmpty()) {
            set.put("configs", configs);
        }
        return set;
    }

    private boolean rule(Decision decision, ToolName tool) {
        String server = tool instanceof ToolName.Server of ? of.server() : "";
        Map<String, Map<String, Object>> set = policies.get(server);
        List<String> words = words(tool);
        boolean some = tool.narrowed() && !(tool instanceof ToolName.Server);
        if (set == null || words.isEmpty() || (some && decision != Decision.ASK)) {
            return false;
        }
        words.forEach(word -> set.put(word, policy(decision)));
        return true;
    }

    private static Map<String, Object> policy(Decision decision) {
        return switch (decision) {
            case ALLOW -> Map.of("permission_policy", Map.of("type", "always_allow"));
            case ASK -> Map.of("permission_policy", Map.of("type", "always_ask"));
            case DENY -> Map.of("enabled", false);
        };
    }

    private static List<String> words(ToolName tool) {
        return switch (tool) {
            case ToolName.Shell shell -> List.of("bash");
            case ToolName.Reading reading -> List.of("read", "glob", "grep");
            case ToolName.Writing writing -> List.of("write", "edit");
            case ToolName.Fetching fetching -> List.of("web_fetch", "web_search");
            case ToolName.Server server -> List.of(server.tool());
            case ToolName.Other other -> List.of();
        };
    }
}
