package dev.guildhall.agents;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An agent as {@code agent.yaml} says it, with nothing resolved.
 *
 * @param name 1–64 characters, {@code ^[a-z0-9]+(-[a-z0-9]+)*$}
 * @param team who owns it; empty when it belongs to whoever made it
 * @param harness in order of preference, by their ids; never empty
 * @param prefer how a harness is chosen among several: {@code first-available}, {@code cheapest}, {@code largest-context}
 * @param isolation {@code inline}, {@code process} or {@code pod}
 * @param model name of a model; empty leaves it to the harness
 * @param skills {@code @owner/name} to version range, in the order written
 * @param env plain settings, never a secret
 * @param delegates agents it may hand tasks to, by name
 */
public record AgentDefinition(
        String name,
        Optional<String> team,
        Optional<String> displayName,
        String description,
        List<String> harness,
        Optional<String> prefer,
        Optional<String> isolation,
        Optional<String> model,
        String instructions,
        Map<String, String> skills,
        Tools tools,
        List<McpServerUse> mcpServers,
        Optional<Memory> memory,
        Map<String, CredentialUse> credentials,
        Map<String, String> env,
        Limits limits,
        Optional<Schedule> schedule,
        List<String> delegates) {

    public AgentDefinition {
        harness = List.copyOf(harness);
        skills = ordered(skills);
        mcpServers = List.copyOf(mcpServers);
        credentials = ordered(credentials);
        env = ordered(env);
        delegates = List.copyOf(delegates);
    }

    /** With nothing but what it must have. */
    static AgentDefinition plain(String name, String description) {
        return new AgentDefinition(
                name,
                Optional.empty(),
                Optional.empty(),
                description,
                List.of(HarnessWords.INLINE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Map.of(),
                Tools.NONE,
                List.of(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                Limits.NONE,
                Optional.empty(),
                List.of());
    }

    AgentDefinition withSkills(Map<String, String> others) {
        return new AgentDefinition(
                name,
                team,
                displayName,
                description,
                harness,
                prefer,
                isolation,
                model,
                instructions,
                others,
                tools,
                mcpServers,
                memory,
                credentials,
                env,
                limits,
                schedule,
                delegates);
    }

    AgentDefinition withHarness(List<String> others) {
        return new AgentDefinition(
                name,
                team,
                displayName,
                description,
                others,
                prefer,
                isolation,
                model,
                instructions,
                skills,
                tools,
                mcpServers,
                memory,
                credentials,
                env,
                limits,
                schedule,
                delegates);
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** What it may use; rules decide within what is allowed. */
    public record Tools(List<String> allow, List<Rule> rules) {
        public static final Tools NONE = new Tools(List.of(), List.of());

        public Tools {
            allow = List.copyOf(allow);
            rules = List.copyOf(rules);
        }
    }

    /**
     * @param when CEL over {@code args}; empty for every call of the tool
     * @param decide {@code allow}, {@code ask} or {@code deny}
     * @param match arguments it must apply to, checked when rules are saved
     */
    public record Rule(
            String tool,
            Optional<String> when,
            String decide,
            Optional<String> because,
            List<Map<String, Object>> match,
            List<Map<String, Object>> noMatch) {
        public Rule {
            match = List.copyOf(match);
            noMatch = List.copyOf(noMatch);
        }
    }

    /** A server by its name alone, or with what is needed to reach it. */
    public record McpServerUse(
            String name, Optional<String> url, List<String> command, Map<String, String> headers, List<String> tools) {
        public McpServerUse {
            command = List.copyOf(command);
            headers = Map.copyOf(headers);
            tools = List.copyOf(tools);
        }
    }

    /** @param backends and {@code contextEngine} as people write them elsewhere; kept, and shown as without effect */
    public record Memory(
            Optional<String> type,
            List<Block> blocks,
            boolean refreshOnEveryTurn,
            List<String> backends,
            Optional<String> contextEngine) {
        public Memory {
            blocks = List.copyOf(blocks);
            backends = List.copyOf(backends);
        }
    }

    /** @param limit characters */
    public record Block(String label, String type, OptionalInt limit, Optional<String> value) {}

    /** Where a credential may be sent; its value lives in the vault under the variable's name. */
    public record CredentialUse(List<String> allowedHosts) {
        public CredentialUse {
            allowedHosts = List.copyOf(allowedHosts);
        }
    }

    /** What a run may use up before a person is asked. */
    public record Limits(
            OptionalInt steps, Optional<BigDecimal> budgetUsd, Optional<Duration> duration, OptionalInt delegateDepth) {
        public static final Limits NONE =
                new Limits(OptionalInt.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    /** @param cron five fields, in the time zone */
    public record Schedule(String cron, String timezone, String prompt) {}
}
