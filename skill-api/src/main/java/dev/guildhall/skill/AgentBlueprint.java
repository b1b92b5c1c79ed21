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
 * @param model name of a model; empty leaves the choice to the harness
 * @param gateway where the model is asked; empty when the harness brings its own way to a model
 * @param skills the whole closure in the order of assignment, dependencies after what needs them; no two of one name
 * @param mcpServers servers of the agent itself; those of a skill stand in its manifest
 * @param tools what the agent may use without a question, what with one, and what never
 * @param memory label to text of the memory blocks shown to the model, in their order
 * @param environment the variables the harness is started with
 * @param delegates agents it may hand tasks to
 */
public record AgentBlueprint(
        String name,
        String description,
        String instructions,
        Optional<String> model,
        Optional<ModelGateway> gateway,
        List<SkillUse> skills,
        List<McpServerNeed> mcpServers,
        AgentTools tools,
        Map<String, String> memory,
        List<EnvironmentNeed> environment,
        List<Delegate> delegates) {

    public AgentBlueprint {
        skills = List.copyOf(skills);
        mcpServers = List.copyOf(mcpServers);
        memory = Ordered.copyOf(memory);
        environment = List.copyOf(environment);
        delegates = List.copyOf(delegates);
    }

    /**
     * An AI gateway that speaks the harness's own protocol.
     *
     * @param baseUrl without a path and a trailing slash
     * @param keyVariable the environment variable that holds the key
     */
    public record ModelGateway(String baseUrl, String keyVariable) {}

    /**
     * Tools by canonical name: {@code Read}, {@code Edit}, {@code Bash(git status:*)}, {@code WebFetch(docs.acme)} for what a
     * harness brings itself, {@code server:tool} and {@code server:*} for tools of an MCP server.
     */
    public record AgentTools(List<String> allowed, List<String> asked, List<String> denied) {
        public static final AgentTools NONE = new AgentTools(List.of(), List.of(), List.of());

        public AgentTools {
            allowed = List.copyOf(allowed);
            asked = List.copyOf(asked);
            denied = List.copyOf(denied);
        }
    }

    /** Another agent that this one may hand a task to, as a harness's sub-agent. */
    public record Delegate(
            String name, String description, String instructions, Optional<String> model, AgentTools tools) {}
}
