package dev.guildhall.bridges.codex;

import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.bridge.Planning;
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
    private final List<String> lostLocal = new ArrayList<>();
    private final List<String> lostRemote = new ArrayList<>();

    CodexServers(Planning plan) {
        this.plan = plan;
    }

    void write(List<Server> servers) {
        for (Server server : servers) {
            Map<String, Object> value = server.remote() ? remote(server) : local(server);
            if (!server.need().tools().isEmpty()) {
                value.put("enabled_tools", server.need().tools());
            }
            value.forEach((key, part) ->
                    plan.toml(CodexBridge.CONFIG, "/mcp_servers/" + Planning.pointer(server.name()) + "/" + key, part));
        }
        note(HarnessCapability.MCP_LOCAL, lostLocal);
        note(HarnessCapability.MCP_REMOTE, lostRemote);
    }

    private void note(HarnessCapability capability, List<String> lost) {
        plan.note(
                capability,
                lost.isEmpty() ? Carried.NATIVE : Carried.LOST,
                "mcp_servers in " + CodexBridge.CONFIG + ", read once the folder is trusted."
                        + (lost.isEmpty() ? "" : " It has no way for: " + String.join(", ", lost) + "."));
    }

    private Map<String, Object> local(Server server) {
        List<String> command = server.command(CodexServers::variable);
        if (String.join(" ", server.need().command()).contains("${credential:")) {
            lostLocal.add("a credential among the arguments of " + server.name());
        }
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
        if (server.need().transport().equals("sse")) {
            lostRemote.add("the transport sse of " + server.name());
        }
        if (server.need().url().orElse("").contains("${credential:")) {
            lostRemote.add("a credential in the address of " + server.name());
        }
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
                lostRemote.add("header " + name + " of " + server.name());
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
