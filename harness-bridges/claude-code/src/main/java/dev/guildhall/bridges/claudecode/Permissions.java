package dev.guildhall.bridges.claudecode;

import dev.guildhall.skill.bridge.Planning;
import dev.guildhall.skill.bridge.ToolName;
import java.util.List;

/** Writes tools as Claude Code's permission rules do. */
final class Permissions {
    private Permissions() {}

    static void add(Planning plan, String list, List<String> tools) {
        tools(tools).forEach(tool -> plan.json(".claude/settings.json", "/permissions/" + list + "/-", tool));
    }

    static List<String> tools(List<String> names) {
        return names.stream().map(name -> rule(ToolName.of(name))).distinct().toList();
    }

    private static String rule(ToolName tool) {
        return switch (tool) {
            case ToolName.Shell shell ->
                shell.prefix().map(prefix -> "Bash(" + prefix + ":*)").orElse("Bash");
            case ToolName.Reading reading -> named("Read", reading.pattern().orElse(""));
            case ToolName.Writing writing -> named("Edit", writing.pattern().orElse(""));
            case ToolName.Fetching fetching ->
                fetching.host().map(host -> "WebFetch(domain:" + host + ")").orElse("WebFetch");
            case ToolName.Server server -> "mcp__" + server.server() + (server.all() ? "" : "__" + server.tool());
            case ToolName.Other other -> other.text();
        };
    }

    private static String named(String name, String pattern) {
        return pattern.isEmpty() ? name : name + "(" + pattern + ")";
    }
}
