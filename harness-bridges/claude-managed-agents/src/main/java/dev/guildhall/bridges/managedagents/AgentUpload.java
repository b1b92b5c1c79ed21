package dev.guildhall.bridges.managedagents;

import dev.guildhall.skill.AgentBlueprint;
import dev.guildhall.skill.AgentBlueprint.Delegate;
import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.HarnessPlan.Upload;
import dev.guildhall.skill.Json;
import dev.guildhall.skill.SkillUse;
import dev.guildhall.skill.bridge.InstructionText;
import dev.guildhall.skill.bridge.Planning;
import dev.guildhall.skill.bridge.Servers.Server;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the bodies of {@code POST /v1/agents}: one for each delegate, then the agent itself, which coordinates them. A
 * delegate is an agent of its own there; the API allows it no further ones.
 */
final class AgentUpload {
    static final int INSTRUCTIONS = 100_000;
    private static final int SERVERS = 20;
    private static final int DELEGATES = 20;
    private static final String MODEL = "claude-sonnet-4-5";

    private final Planning plan;
    private final AgentBlueprint agent;
    private final List<String> lost = new ArrayList<>();

    AgentUpload(Planning plan) {
        this.plan = plan;
        this.agent = plan.agent();
    }

    void write() {
        List<Server> servers = servers();
        Toolsets toolsets = Toolsets.of(plan, servers);
        List<Delegate> delegates = agent.delegates()
                .subList(0, Math.min(DELEGATES, agent.delegates().size()));
        delegates.forEach(this::delegate);
        Map<String, Object> body = body(agent.name(), agent.description(), agent.model(), InstructionText.of(agent));
        body.put("skills", plan.skills().stream().map(AgentUpload::reference).toList());
        body.put("mcp_servers", servers.stream().map(AgentUpload::address).toList());
        body.put("tools", toolsets.value());
        if (!delegates.isEmpty()) {
            Map<String, Object> coordinator = new LinkedHashMap<>();
            coordinator.put("type", "coordinator");
            coordinator.put(
                    "agents",
                    delegates.stream()
                            .map(delegate -> Map.of("$upload", "agent/" + name(delegate)))
                            .toList());
            body.put("multiagent", coordinator);
        }
        body.put("metadata", Map.of("guildhall", agent.name()));
        upload(agent.name(), body);
        notes(delegates);
    }

    private void notes(List<Delegate> delegates) {
        plan.note(
                HarnessCapability.MCP_REMOTE,
                lost.isEmpty() ? Carried.NATIVE : Carried.LOST,
                "mcp_servers; credentials lie in a vault there, not in headers."
                        + (lost.isEmpty() ? "" : " Left out: " + String.join(", ", lost) + "."));
        boolean all = delegates.size() == agent.delegates().size();
        plan.note(
                HarnessCapability.DELEGATES,
                all ? Carried.NATIVE : Carried.LOST,
                all
                        ? "Agents of their own there, which this one coordinates."
                        : "The API takes %d at most; %d there are."
                                .formatted(DELEGATES, agent.delegates().size()));
    }

    /** Remote ones; an address that holds a secret would have to be sent with its value. */
    private List<Server> servers() {
        List<Server> taken = new ArrayList<>();
        for (Server server : plan.servers()) {
            if (!server.remote()) {
                continue;
            }
            if (server.need().url().orElseThrow().contains("${credential:")) {
                lost.add(server.name() + ", which has a credential in its address");
            } else if (taken.size() >= SERVERS) {
                lost.add(server.name() + ", which is one more than " + SERVERS);
            } else {
                taken.add(server);
                server.need().headers().keySet().stream()
                        .filter(header -> !header.equalsIgnoreCase("Authorization"))
                        .sorted()
                        .forEach(header -> lost.add("the header " + header + " of " + server.name()));
            }
        }
        return taken;
    }

    private void delegate(Delegate delegate) {
        Map<String, Object> body = body(
                name(delegate),
                delegate.description(),
                delegate.model().or(agent::model),
                delegate.instructions().strip());
        body.put("tools", List.of(Map.of("type", Toolsets.BUILT_IN)));
        body.put("metadata", Map.of("guildhall", agent.name()));
        upload(name(delegate), body);
    }

    private String name(Delegate delegate) {
        return agent.name() + "." + delegate.name();
    }

    private void upload(String name, Map<String, Object> body) {
        plan.upload(new Upload("agent", name, Optional.of(Json.write(body)), List.of()));
    }

    private Map<String, Object> body(String name, String description, Optional<String> model, String system) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", name);
        if (!description.isBlank()) {
            body.put("description", description);
        }
        body.put("model", model.orElse(MODEL));
        if (!system.isEmpty()) {
            body.put("system", cut(system, INSTRUCTIONS));
        }
        if (system.length() > INSTRUCTIONS) {
            plan.note(
                    HarnessCapability.INSTRUCTIONS,
                    Carried.LOST,
                    "Cut: %d characters of %s, %d at most.".formatted(system.length(), name, INSTRUCTIONS));
        }
        return body;
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    private static Map<String, Object> address(Server server) {
        Map<String, Object> address = new LinkedHashMap<>();
        address.put("type", "url");
        address.put("name", server.name());
        address.put("url", server.need().url().orElseThrow());
        return address;
    }

    private static Map<String, Object> reference(SkillUse use) {
        Map<String, Object> skill = new LinkedHashMap<>();
        skill.put("type", "custom");
        skill.put("skill_id", Map.of("$upload", "skill/" + use.manifest().name()));
        skill.put("version", "latest");
        return skill;
    }
}
