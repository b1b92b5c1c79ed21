package dev.guildhall.agents;

import java.util.List;
import java.util.Map;

/** Every key {@code agent.yaml} may have, by the section it stands in; {@code docs/agent.schema.json} lists the same (a test compares). */
final class AgentKeys {
    static final String TOP = "";
    static final String RUNTIME = "runtime";
    static final String TOOLS = "tools";
    static final String RULES = "tools.rules";
    static final String MCP_SERVERS = "mcpServers";
    static final String MEMORY = "memory";
    static final String BLOCKS = "memory.blocks";
    static final String CREDENTIAL = "credentials";
    static final String LIMITS = "limits";
    static final String SCHEDULE = "schedule";

    static final Map<String, List<String>> KNOWN = Map.of(
            TOP,
            List.of(
                    "name",
                    "team",
                    "displayName",
                    "description",
                    "harness",
                    RUNTIME,
                    "isolation",
                    "model",
                    "instructions",
                    "skills",
                    TOOLS,
                    MCP_SERVERS,
                    MEMORY,
                    CREDENTIAL,
                    "env",
                    LIMITS,
                    SCHEDULE,
                    "delegates"),
            RUNTIME,
            List.of("prefer"),
            TOOLS,
            List.of("allow", "rules"),
            RULES,
            List.of("tool", "when", "decide", "because", "match", "noMatch"),
            MCP_SERVERS,
            List.of("name", "url", "command", "headers", "tools"),
            MEMORY,
            List.of("type", "blocks", "refresh_on_every_turn", "backends", "context_engine"),
            BLOCKS,
            List.of("label", "type", "limit", "value"),
            CREDENTIAL,
            List.of("allowed_host", "allowed_hosts"),
            LIMITS,
            List.of("steps", "budget_usd", "duration", "delegate_depth"),
            SCHEDULE,
            List.of("cron", "timezone", "prompt"));

    private AgentKeys() {}

    static List<String> of(String section) {
        List<String> keys = KNOWN.get(section);
        if (keys == null) {
            throw new IllegalArgumentException("no such section: " + section);
        }
        return keys;
    }
}
