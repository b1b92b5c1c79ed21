package dev.guildhall.skill.bridge;

import dev.guildhall.skill.AgentBlueprint;
import dev.guildhall.skill.CredentialNeed;
import dev.guildhall.skill.McpServerNeed;
import dev.guildhall.skill.SkillManifest;
import dev.guildhall.skill.SkillUse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The MCP servers of an agent and of its skills, each name once: the agent's own stand before a skill's. */
public final class Servers {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{credential:([^}]*)}");

    private Servers() {}

    /**
     * A server with the variables its credentials are in.
     *
     * @param skill {@code @owner/name} whose server it is; empty for the agent's own
     * @param variables credential id to environment variable
     */
    public record Server(McpServerNeed need, Optional<String> skill, Map<String, String> variables) {
        public String name() {
            return need.name();
        }

        public boolean remote() {
            return need.url().isPresent();
        }

        /** The URL with its credentials as the harness writes a variable. */
        public String url(UnaryOperator<String> variable) {
            return filled(need.url().orElseThrow(), variable);
        }

        /** Headers by name with their credentials as the harness writes a variable. */
        public Map<String, Object> headers(UnaryOperator<String> variable) {
            Map<String, Object> headers = new LinkedHashMap<>();
            need.headers().keySet().stream()
                    .sorted()
                    .forEach(name -> headers.put(name, filled(need.headers().getOrDefault(name, ""), variable)));
            return headers;
        }

        /** Program and arguments. */
        public List<String> command(UnaryOperator<String> variable) {
            return need.command().stream().map(word -> filled(word, variable)).toList();
        }

        /** Variables its texts refer to or, for a local one, that its process reads. */
        public List<String> needed() {
            return variables.values().stream().sorted().distinct().toList();
        }

        private String filled(String text, UnaryOperator<String> variable) {
            Matcher matcher = REFERENCE.matcher(text);
            StringBuilder filled = new StringBuilder();
            while (matcher.find()) {
                String id = matcher.group(1);
                matcher.appendReplacement(
                        filled, Matcher.quoteReplacement(variable.apply(variables.getOrDefault(id, id))));
            }
            return matcher.appendTail(filled).toString();
        }
    }

    public static List<Server> of(AgentBlueprint agent) {
        Map<String, Server> servers = new LinkedHashMap<>();
        for (McpServerNeed need : agent.mcpServers()) {
            servers.putIfAbsent(need.name(), new Server(need, Optional.empty(), referred(need, Map.of())));
        }
        for (SkillUse skill : agent.skills()) {
            Map<String, String> variables = variables(skill.manifest());
            for (McpServerNeed need : skill.manifest().mcpServers()) {
                Map<String, String> its = need.url().isPresent() ? referred(need, variables) : variables;
                servers.putIfAbsent(need.name(), new Server(need, Optional.of(skill.id()), its));
            }
        }
        return List.copyOf(servers.values());
    }

    /** Credential id to the variable it is read from. */
    static Map<String, String> variables(SkillManifest manifest) {
        Map<String, String> variables = new LinkedHashMap<>();
        manifest.credentials().forEach(credential -> variables.put(credential.id(), variable(credential)));
        return variables;
    }

    static String variable(CredentialNeed credential) {
        return credential
                .env()
                .orElseGet(() -> credential.id().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static Map<String, String> referred(McpServerNeed need, Map<String, String> known) {
        Map<String, String> referred = new LinkedHashMap<>();
        StringBuilder all = new StringBuilder(need.url().orElse(""));
        need.command().forEach(word -> all.append('\n').append(word));
        need.headers().keySet().stream()
                .sorted()
                .forEach(name -> all.append('\n').append(need.headers().get(name)));
        Matcher matcher = REFERENCE.matcher(all);
        while (matcher.find()) {
            referred.put(matcher.group(1), known.getOrDefault(matcher.group(1), matcher.group(1)));
        }
        return referred;
    }
}
