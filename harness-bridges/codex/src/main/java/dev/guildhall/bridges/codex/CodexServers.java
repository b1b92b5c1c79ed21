package dev.guildhall.bridges.codex;

import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.bridge.Planning;
import dev.guildhall.skill.bridge.Servers;
import dev.guildhall.skill.bridge.Servers.Server;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes MCP servers as {@code mcp_servers} of {@code config.toml}. Codex fills no variables into texts: a credential is the
 * bearer token, a whole header, or a variable of the process.
 */
final class CodexServers {
    private static final Pattern BEARER = Pattern.compile("(?i)bearer \\$\\{([^}]+)}");
    private static final Pattern WHOLE = Pattern.compile("\\$\\{([^}]+)}");

    private final Planning plan;
    private final List<String> lost = new ArrayList<>();

    CodexServers(Planning plan) {
        this.plan = plan;
    }

    void write() {
        for (Server server : Servers.of(plan.agent())) {
            Map<String, Object> value = server.remote() ? remote(server) : local(server);
            value.forEach(
                    (key, part) -> plan.toml(CodexBridge.CONFIG, "/mcp_servers/" + server.name() + "/" + key, part));
        }
        plan.note(
                HarnessCapability.MCP_LOCAL,
                Carried.NATIVE,
                "mcp_servers in .codex/config.toml, read once the folder is trusted.");
        plan.note(
                HarnessCapability.MCP_REMOTE,
                lost.isEmpty() ? Carried.NATIVE : Carried.LOST,
                "mcp_servers in .codex/config.toml, read once the folder is trusted."
                        + (lost.isEmpty() ? "" : " It fills no variables into: " + String.join(", ", lost) + "."));
    }

    private static Map<String, Object> local(Server server) {
        List<String> command = server.command(CodexServers::variable);
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("command", command.getFirst());
        value.put("args", command.subList(1, command.size()));
        if (!server.needed().isEmpty()) {
            value.put("env_vars", server.needed());
        }
        return value;
    }

    private Map<String, Object> remote(Server server) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("url", server.url(CodexServers::variable));
        Map<String, Object> plain = new LinkedHashMap<>();
        Map<String, Object> fromEnvironment = new LinkedHashMap<>();
        server.headers(CodexServers::variable).forEach((name, text) -> {
            Matcher bearer = BEARER.matcher(text.toString());
            Matcher whole = WHOLE.matcher(text.toString());
            if (name.equalsIgnoreCase("Authorization") && bearer.matches()) {
                value.put("bearer_token_env_var", bearer.group(1));
            } else if (whole.matches()) {
                fromEnvironment.put(name, whole.group(1));
            } else if (text.toString().contains("${")) {
                lost.add("header " + name + " of " + server.name());
            } else {
                plain.put(name, text);
            }
        });
        if (!plain.isEmpty()) {
            value.put("http_headers", plain);
        }
        if (!fromEnvironment.isEmpty()) {
            value.put("env_http_headers", fromEnvironment);
        }
        return value;
    }

    private static String variable(String name) {
        return "${" + name + "}";
    }
}
