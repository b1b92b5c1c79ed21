package dev.guildhall.packages;

import dev.guildhall.skill.CredentialNeed;
import dev.guildhall.skill.McpServerNeed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an import makes of a skill: the six fields of {@code SKILL.md}, and what goes into {@code skill.yaml}. */
final class SkillDraft {
    /** There is a {@code skill.yaml} of the author's own, so none is written. */
    boolean ownYaml;

    /** Fields that would have gone into {@code skill.yaml}. */
    final Set<String> notTaken = new LinkedHashSet<>();

    String name = "";
    String description = "";
    Optional<String> license = Optional.empty();
    Optional<String> compatibility = Optional.empty();
    final Map<String, String> metadata = new LinkedHashMap<>();
    final List<String> allowedTools = new ArrayList<>();
    /** Put after the body. */
    String appendix = "";

    /** As the author wrote it. */
    Optional<String> version = Optional.empty();

    int versionLine = 1;
    Optional<String> displayName = Optional.empty();
    Optional<String> summary = Optional.empty();
    final Set<String> keywords = new LinkedHashSet<>();
    Optional<String> category = Optional.empty();
    Optional<String> repository = Optional.empty();
    boolean modelInvokes = true;
    boolean userInvokes = true;
    Optional<String> argumentHint = Optional.empty();
    final List<String> paths = new ArrayList<>();
    Optional<String> whenToUse = Optional.empty();
    final List<String> preapproved = new ArrayList<>();
    final List<String> denied = new ArrayList<>();
    final Map<String, McpServerNeed> servers = new LinkedHashMap<>();
    final Map<String, CredentialNeed> credentials = new LinkedHashMap<>();
    final Set<String> bins = new LinkedHashSet<>();
    final Set<String> systems = new LinkedHashSet<>();
    final Map<String, Map<String, Object>> overrides = new LinkedHashMap<>();

    void override(String harness, String key, Object value) {
        overrides.computeIfAbsent(harness, name -> new LinkedHashMap<>()).put(key, value);
    }

    /** The frontmatter with its fences. */
    String frontmatter() {
        YamlText yaml = new YamlText().put("name", name).put("description", description);
        license.ifPresent(text -> yaml.put("license", text));
        compatibility.ifPresent(text -> yaml.put("compatibility", text));
        if (!allowedTools.isEmpty()) {
            yaml.put("allowed-tools", String.join(" ", allowedTools));
        }
        StringBuilder text = new StringBuilder("---\n").append(yaml);
        if (!metadata.isEmpty()) {
            text.append("metadata:\n");
            metadata.forEach((key, value) -> text.append("  ")
                    .append(YamlText.key(key))
                    .append(": ")
                    .append(YamlText.quoted(value))
                    .append('\n'));
        }
        return text.append("---\n").toString();
    }

    /** The whole of {@code skill.yaml}, or empty when there is nothing to say in it. */
    Optional<String> skillYaml(Optional<SourcePlace> source) {
        YamlText yaml = new YamlText();
        displayName.filter(shown -> !shown.equals(name)).ifPresent(text -> yaml.put("displayName", text));
        summary.ifPresent(text -> yaml.put("summary", text));
        yaml.put("keywords", List.copyOf(keywords));
        category.ifPresent(text -> yaml.put("category", text));
        yaml.put("invocation", invocation());
        Map<String, Object> tools = new LinkedHashMap<>();
        put(tools, "preapproved", preapproved);
        put(tools, "denied", denied);
        yaml.put("tools", tools);
        yaml.put("mcpServers", servers.values().stream().map(SkillDraft::server).toList());
        yaml.put(
                "credentials",
                credentials.values().stream().map(SkillDraft::credential).toList());
        Map<String, Object> requires = new LinkedHashMap<>();
        put(requires, "bins", List.copyOf(bins));
        put(requires, "os", List.copyOf(systems));
        yaml.put("requires", requires);
        yaml.put("overrides", overrides);
        repository.ifPresent(url -> yaml.put("repository", Map.of("url", url)));
        if (yaml.toString().isEmpty()) {
            return Optional.empty();
        }
        if (repository.isEmpty()) {
            source.ifPresent(place -> yaml.put("repository", place.asMap()));
        }
        return Optional.of("schema: guildhall/v1\n" + yaml);
    }

    private Map<String, Object> invocation() {
        Map<String, Object> invocation = new LinkedHashMap<>();
        if (!modelInvokes) {
            invocation.put("model", false);
        }
        if (!userInvokes) {
            invocation.put("user", false);
        }
        argumentHint.ifPresent(text -> invocation.put("argumentHint", text));
        put(invocation, "paths", paths);
        whenToUse.ifPresent(text -> invocation.put("whenToUse", text));
        return invocation;
    }

    private static Map<String, Object> server(McpServerNeed server) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", server.name());
        map.put("transport", server.transport());
        server.url().ifPresent(url -> map.put("url", url));
        put(map, "command", server.command());
        if (!server.headers().isEmpty()) {
            map.put("headers", new java.util.TreeMap<>(server.headers()));
        }
        put(map, "tools", server.tools());
        return map;
    }

    private static Map<String, Object> credential(CredentialNeed credential) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", credential.id());
        credential.env().ifPresent(env -> map.put("env", env));
        put(map, "hosts", credential.hosts());
        if (!credential.required()) {
            map.put("required", false);
        }
        credential.description().ifPresent(text -> map.put("description", text));
        return map;
    }

    private static void put(Map<String, Object> map, String key, List<?> list) {
        if (!list.isEmpty()) {
            map.put(key, list);
        }
    }
}
