package dev.guildhall.bridges.claudecode;

import dev.guildhall.skill.bridge.ToolName;
import java.util.List;

/** Writes tools as Claude Code's permission rules do; there is a word for all of them. */
final class Permissions {
    private Permissions() {}

    static List<String> rules(List<String> names) {
        return names.stream().map(Permissions::rule).distinct().toList();
    }

    static String rule(String name) {
        return rule(ToolName.of(name));
    }

    static String rule(ToolName tool) {
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
