package dev.guildhall.skill.bridge;

import dev.guildhall.skill.bridge.Servers.Server;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * How a harness writes an MCP server in JSON.
 *
 * @param localType value of {@code type} for a local server; empty for no such key
 * @param remoteType the same for a remote one
 * @param url key of a remote server's address
 * @param variables key of a local server's environment
 * @param oneList whether program and arguments are one list, instead of {@code command} and {@code args}
 * @param variable how the value of an environment variable is referred to
 */
public record ServerShape(
        String localType,
        String remoteType,
        String url,
        String variables,
        boolean oneList,
        UnaryOperator<String> variable) {

    /** {@code {type: stdio|http|sse, command, args, env | url, headers}} with <code>${VAR}</code>; what most read. */
    public static final ServerShape COMMON =
            new ServerShape("stdio", "http", "url", "env", false, name -> "${" + name + "}");

    public Map<String, Object> of(Server server) {
        Map<String, Object> value = new LinkedHashMap<>();
        if (server.remote()) {
            boolean events = server.need().transport().equals("sse");
            put(value, "type", events && remoteType.equals("http") ? "sse" : remoteType);
            value.put(url, server.url(variable));
            put(value, "headers", server.headers(variable));
            return value;
        }
        List<String> command = server.command(variable);
        put(value, "type", localType);
        if (oneList) {
            value.put("command", command);
        } else {
            value.put("command", command.getFirst());
            value.put("args", command.subList(1, command.size()));
        }
        Map<String, Object> needed = new LinkedHashMap<>();
        server.needed().forEach(name -> needed.put(name, variable.apply(name)));
        put(value, variables, needed);
        return value;
    }

    private static void put(Map<String, Object> value, String key, String text) {
        if (!text.isEmpty()) {
            value.put(key, text);
        }
    }

    private static void put(Map<String, Object> value, String key, Map<String, Object> map) {
        if (!map.isEmpty()) {
            value.put(key, map);
        }
    }
}
