package dev.guildhall.skill;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An agent with everything resolved that a harness needs to know, and no secret: credentials appear by the name of the
 * environment variable that will hold them.
 *
 * @param name 1–64 characters, {@code ^[a-z0-9]+(-[a-z0-9]+)*$}
 * @param instructions Markdown; may be empty
 * @param model name of a model of the gateway; empty leaves the choice to the harness
 * @param gateway base URL of the AI gateway, without a trailing slash; empty when the harness brings its own model
 * @param skills in the order of assignment
 * @param tools what the agent may use without a question and what never
 * @param memory label to text of the memory blocks shown to the model
 * @param environment names of the environment variables the harness is started with
 */
public record AgentBlueprint(
        String name,
        String description,
        String instructions,
        Optional<String> model,
        Optional<String> gateway,
        List<SkillUse> skills,
        List<McpServerNeed> mcpServers,
        ToolPolicy tools,
        Map<String, String> memory,
        List<String> environment) {

    public AgentBlueprint {
        skills = List.copyOf(skills);
        mcpServers = List.copyOf(mcpServers);
        memory = Map.copyOf(memory);
        environment = List.copyOf(environment);
    }
}
