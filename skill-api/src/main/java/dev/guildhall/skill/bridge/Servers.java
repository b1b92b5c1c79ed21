package dev.guildhall.skill.bridge;

import dev.guildhall.skill.CredentialNeed;
import dev.guildhall.skill.McpServerNeed;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.SkillManifest;
import dev.guildhall.skill.SkillUse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The MCP servers of an agent and of its skills, each name once: the agent's own stand before a skill's, an earlier skill's
 * before a later one's.
 *
 * <p>A local server may lie in its skill. A word of its command that is the path of a file of the package becomes that file's
 * path in the workspace, and {@code ${skill}} in a word the skill's folder.
 */
public final class Servers {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{credential:([^}]*)}");

    private Servers() {}

    /**
     * A server with the variables its credentials are in.
     *
     * @param need with a command that can be started from anywhere
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

    /**
     * @param own servers of the agent itself
     * @param skills those that the target takes
     * @param folders skill id to the skill's folder in the workspace
     * @param shadowed told of a server whose name another one has already
     */
    static List<Server> of(
            List<McpServerNeed> own,
            List<SkillUse> skills,
            Map<String, String> folders,
            BiConsumer<Server, Server> shadowed) {
        Map<String, Server> servers = new LinkedHashMap<>();
        for (McpServerNeed need : own) {
            servers.putIfAbsent(need.name(), new Server(need, Optional.empty(), referred(need, Map.of())));
        }
        for (SkillUse skill : skills) {
            String folder = "${workspace}/" + folders.getOrDefault(skill.id(), "");
            Map<String, String> variables = variables(skill.manifest());
            for (McpServerNeed need : skill.manifest().mcpServers()) {
                Map<String, String> its = need.url().isPresent() ? referred(need, variables) : variables;
                Server server = new Server(placed(need, skill, folder), Optional.of(skill.id()), its);
                Server before = servers.putIfAbsent(need.name(), server);
                if (before != null && !before.need().equals(server.need())) {
                    shadowed.accept(server, before);
                }
            }
        }
        return List.copyOf(servers.values());
    }

    private static McpServerNeed placed(McpServerNeed need, SkillUse skill, String folder) {
        Set<String> files = skill.files().stream().map(PackageFile::path).collect(Collectors.toUnmodifiableSet());
        List<String> command = need.command().stream()
                .map(word -> files.contains(bare(word))
                        ? folder + "/" + bare(word)
                        : word.replace(McpServerNeed.SKILL_FOLDER, folder))
                .toList();
        return new McpServerNeed(need.name(), need.transport(), need.url(), command, need.headers(), need.tools());
    }

    private static String bare(String word) {
        return word.startsWith("./") ? word.substring(2) : word;
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
