package dev.guildhall.faces;

import dev.guildhall.platform.Json;
import dev.guildhall.registry.Release;
import dev.guildhall.skill.CredentialNeed;
import dev.guildhall.skill.McpServerNeed;
import dev.guildhall.skill.SkillManifest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that make an npm package and a Claude Code plugin of a version: from its name and manifest alone, which never change, so
 * that the bytes never do.
 */
final class PluginFiles {
    private static final Pattern CREDENTIAL = Pattern.compile("\\$\\{credential:([^}]+)}");

    private PluginFiles() {}

    /** Path to text, in the order they are packed. */
    static Map<String, String> of(Release release, SkillManifest manifest) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("package.json", Json.text(packageJson(release, manifest)));
        files.put(".claude-plugin/plugin.json", Json.text(plugin(release, manifest)));
        if (!manifest.mcpServers().isEmpty()) {
            files.put(".mcp.json", Json.text(Members.of("mcpServers", servers(manifest))));
        }
        return files;
    }

    /** Has no scripts, so nothing runs when it is installed. */
    private static Map<String, Object> packageJson(Release release, SkillManifest manifest) {
        return Members.of(
                "name",
                release.skillName(),
                "version",
                release.version(),
                "description",
                manifest.description(),
                "keywords",
                manifest.keywords(),
                "license",
                manifest.license(),
                "repository",
                manifest.repository().map(source -> Members.of("type", "git", "url", source.url())));
    }

    private static Map<String, Object> plugin(Release release, SkillManifest manifest) {
        return Members.of(
                "name",
                release.name(),
                "version",
                release.version(),
                "description",
                manifest.description(),
                "author",
                Members.of("name", "@" + release.owner()),
                "license",
                manifest.license(),
                "keywords",
                manifest.keywords());
    }

    private static Map<String, Object> servers(SkillManifest manifest) {
        Map<String, Object> servers = new TreeMap<>();
        for (McpServerNeed server : manifest.mcpServers()) {
            servers.put(server.name(), server(server, manifest.credentials()));
        }
        return servers;
    }

    private static Map<String, Object> server(McpServerNeed server, List<CredentialNeed> credentials) {
        if (server.transport().equals("stdio")) {
            List<String> command = server.command();
            return Members.of("command", command.getFirst(), "args", command.subList(1, command.size()));
        }
        Map<String, String> headers = new TreeMap<>();
        server.headers().forEach((name, value) -> headers.put(name, environment(value, credentials)));
        return Members.of(
                "type",
                server.transport(),
                "url",
                server.url(),
                "headers",
                headers.isEmpty() ? Optional.empty() : Optional.of(headers));
    }

    /** {@code ${credential:ID}} becomes {@code ${VARIABLE}}, which the client fills in from its own environment. */
    private static String environment(String value, List<CredentialNeed> credentials) {
        return CREDENTIAL
                .matcher(value)
                .replaceAll(found -> Matcher.quoteReplacement("${" + variable(found.group(1), credentials) + "}"));
    }

    private static String variable(String id, List<CredentialNeed> credentials) {
        return credentials.stream()
                .filter(credential -> credential.id().equals(id))
                .findFirst()
                .flatMap(CredentialNeed::env)
                .orElseGet(() -> id.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"));
    }
}
