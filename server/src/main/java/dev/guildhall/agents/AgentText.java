package dev.guildhall.agents;

import dev.guildhall.agents.AgentDefinition.Block;
import dev.guildhall.agents.AgentDefinition.McpServerUse;
import dev.guildhall.agents.AgentDefinition.Memory;
import dev.guildhall.agents.AgentDefinition.Rule;
import dev.guildhall.skill.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a definition as JSON in the shape of {@code agent.yaml}, keys in a fixed order, nothing that is empty or the default.
 * The same definition gives the same text, however it was written, and {@link AgentReader} reads it back.
 */
final class AgentText {
    private AgentText() {}

    static String write(AgentDefinition agent) {
        Map<String, Object> top = new LinkedHashMap<>();
        top.put("name", agent.name());
        put(top, "team", agent.team());
        put(top, "displayName", agent.displayName());
        top.put("description", agent.description());
        top.put("harness", agent.harness().size() == 1 ? agent.harness().getFirst() : agent.harness());
        agent.prefer().ifPresent(prefer -> top.put("runtime", Map.of("prefer", prefer)));
        put(top, "isolation", agent.isolation());
        put(top, "model", agent.model());
        put(top, "instructions", agent.instructions());
        put(top, "skills", agent.skills());
        Map<String, Object> tools = new LinkedHashMap<>();
        put(tools, "allow", agent.tools().allow());
        put(tools, "rules", agent.tools().rules().stream().map(AgentText::rule).toList());
        put(top, "tools", tools);
        put(
                top,
                "mcpServers",
                agent.mcpServers().stream().map(AgentText::server).toList());
        agent.memory().ifPresent(memory -> put(top, "memory", memory(memory)));
        Map<String, Object> credentials = new LinkedHashMap<>();
        agent.credentials().forEach((name, use) -> credentials.put(name, Map.of("allowed_hosts", use.allowedHosts())));
        put(top, "credentials", credentials);
        put(top, "env", agent.env());
        put(top, "limits", limits(agent.limits()));
        agent.schedule().ifPresent(schedule -> {
            Map<String, Object> when = new LinkedHashMap<>();
            when.put("cron", schedule.cron());
            when.put("timezone", schedule.timezone());
            when.put("prompt", schedule.prompt());
            top.put("schedule", when);
        });
        put(top, "delegates", agent.delegates());
        return Json.write(top);
    }

    private static Map<String, Object> rule(Rule rule) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("tool", rule.tool());
        put(map, "when", rule.when());
        map.put("decide", rule.decide());
        put(map, "because", rule.because());
        put(map, "match", rule.match());
        put(map, "noMatch", rule.noMatch());
        return map;
    }

    /** A server that is known elsewhere stays its name. */
    private static Object server(McpServerUse server) {
        if (server.url().isEmpty()
                && server.command().isEmpty()
                && server.tools().isEmpty()) {
            return server.name();
        }
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", server.name());
        put(map, "url", server.url());
        put(map, "command", server.command());
        put(map, "headers", server.headers());
        put(map, "tools", server.tools());
        return map;
    }

    private static Map<String, Object> memory(Memory memory) {
        Map<String, Object> map = new LinkedHashMap<>();
        put(map, "type", memory.type());
        put(map, "blocks", memory.blocks().stream().map(AgentText::block).toList());
        map.put("refresh_on_every_turn", memory.refreshOnEveryTurn());
        put(map, "backends", memory.backends());
        put(map, "context_engine", memory.contextEngine());
        return map;
    }

    private static Map<String, Object> block(Block block) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("label", block.label());
        map.put("type", block.type());
        block.limit().ifPresent(limit -> map.put("limit", limit));
        put(map, "value", block.value());
        return map;
    }

    private static Map<String, Object> limits(AgentDefinition.Limits limits) {
        Map<String, Object> map = new LinkedHashMap<>();
        limits.steps().ifPresent(steps -> map.put("steps", steps));
        limits.budgetUsd().ifPresent(budget -> map.put("budget_usd", budget));
        limits.duration().ifPresent(duration -> map.put("duration", text(duration)));
        limits.delegateDepth().ifPresent(depth -> map.put("delegate_depth", depth));
        return map;
    }

    /** In the largest unit that holds it exactly. */
    static String text(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    private static void put(Map<String, Object> map, String key, Object value) {
        Object plain = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        boolean empty = plain == null
                || plain.equals("")
                || (plain instanceof List<?> list && list.isEmpty())
                || (plain instanceof Map<?, ?> inner && inner.isEmpty());
        if (!empty) {
            map.put(key, plain);
        }
    }
}
