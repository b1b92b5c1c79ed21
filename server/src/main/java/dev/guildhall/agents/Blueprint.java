package dev.guildhall.agents;

import dev.guildhall.skill.AgentBlueprint;
import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.HarnessPlan.Note;
import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.EnvironmentNeed;
import dev.guildhall.skill.McpServerNeed;
import dev.guildhall.skill.SkillUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A definition and its skills as a harness's bridge is told them, with a note for each thing that no harness can be told.
 *
 * <p>A rule with a condition cannot be written down for a harness, so every call of its tool asks there: no less than meant.
 */
record Blueprint(AgentBlueprint agent, List<Note> notes) {
    private static final String KEY_VARIABLE = "GUILDHALL_KEY";

    Blueprint {
        notes = List.copyOf(notes);
    }

    /** @param delegates definitions of the agents it names, as far as they are there */
    static Blueprint of(
            AgentDefinition agent,
            List<SkillUse> skills,
            Map<String, AgentDefinition> delegates,
            Optional<String> gateway) {
        List<Note> notes = new ArrayList<>();
        return new Blueprint(
                new AgentBlueprint(
                        agent.name(),
                        agent.description(),
                        agent.instructions(),
                        agent.model(),
                        gateway.map(url -> new AgentBlueprint.ModelGateway(url, KEY_VARIABLE)),
                        skills,
                        servers(agent, notes),
                        tools(agent, notes),
                        memory(agent),
                        environment(agent),
                        delegates(agent, delegates, notes)),
                notes);
    }

    private static List<McpServerNeed> servers(AgentDefinition agent, List<Note> notes) {
        List<McpServerNeed> servers = new ArrayList<>();
        for (AgentDefinition.McpServerUse server : agent.mcpServers()) {
            if (server.url().isEmpty() && server.command().isEmpty()) {
                notes.add(lost(
                        HarnessCapability.MCP_REMOTE,
                        "No address of the server %s is known here. Write it as {name: %s, url: …} in agent.yaml."
                                .formatted(server.name(), server.name())));
            } else {
                servers.add(new McpServerNeed(
                        server.name(),
                        server.url().isPresent() ? "http" : "stdio",
                        server.url(),
                        server.command(),
                        server.headers(),
                        server.tools()));
            }
        }
        return servers;
    }

    private static AgentBlueprint.AgentTools tools(AgentDefinition agent, List<Note> notes) {
        Set<String> allowed = new LinkedHashSet<>(agent.tools().allow());
        Set<String> asked = new LinkedHashSet<>();
        Set<String> denied = new LinkedHashSet<>();
        for (AgentDefinition.Rule rule : agent.tools().rules()) {
            boolean always = rule.when().isEmpty();
            switch (rule.decide()) {
                case "deny" -> (always ? denied : asked).add(rule.tool());
                case "ask" -> asked.add(rule.tool());
                default -> {
                    if (always) {
                        allowed.add(rule.tool());
                    }
                }
            }
            if (!always) {
                notes.add(new Note(
                        HarnessCapability.TOOLS_ASKED,
                        Optional.empty(),
                        Carried.EMULATED,
                        "The rule for %s has a condition, which only this server can decide; there, %s."
                                .formatted(
                                        rule.tool(),
                                        rule.decide().equals("allow")
                                                ? "it has no effect"
                                                : "every call of it is asked about")));
            }
        }
        asked.removeAll(denied);
        allowed.removeAll(asked);
        allowed.removeAll(denied);
        return new AgentBlueprint.AgentTools(List.copyOf(allowed), List.copyOf(asked), List.copyOf(denied));
    }

    private static Map<String, String> memory(AgentDefinition agent) {
        Map<String, String> blocks = new LinkedHashMap<>();
        agent.memory()
                .ifPresent(memory -> memory.blocks()
                        .forEach(block -> block.value().ifPresent(value -> blocks.put(block.label(), value))));
        return blocks;
    }

    private static List<EnvironmentNeed> environment(AgentDefinition agent) {
        List<EnvironmentNeed> needs = new ArrayList<>();
        agent.env().forEach((name, value) -> needs.add(new EnvironmentNeed(name, Optional.of(value), List.of())));
        agent.credentials()
                .forEach((name, use) ->
                        needs.add(new EnvironmentNeed(name, Optional.empty(), use.allowedHosts())));
        return needs;
    }

    private static List<AgentBlueprint.Delegate> delegates(
            AgentDefinition agent, Map<String, AgentDefinition> known, List<Note> notes) {
        List<AgentBlueprint.Delegate> delegates = new ArrayList<>();
        for (String name : agent.delegates()) {
            AgentDefinition other = known.get(name);
            if (other == null) {
                notes.add(lost(HarnessCapability.DELEGATES, "There is no agent %s here (yet).".formatted(name)));
            } else {
                delegates.add(new AgentBlueprint.Delegate(
                        name,
                        other.description(),
                        other.instructions(),
                        other.model(),
                        tools(other, new ArrayList<>())));
            }
        }
        return delegates;
    }

    private static Note lost(HarnessCapability capability, String explanation) {
        return new Note(capability, Optional.empty(), Carried.LOST, explanation);
    }
}
