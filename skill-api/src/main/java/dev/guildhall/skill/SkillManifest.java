package dev.guildhall.skill;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a package declares: the six fields of the open Agent Skills standard ({@code SKILL.md}) and what
 * {@code skill.yaml} adds to them.
 *
 * @param owner namespace without {@code @}; empty when neither {@code skill.yaml} nor the call named one
 * @param name 1–64 characters, {@code ^[a-z0-9]+(-[a-z0-9]+)*$}; also the folder's name
 * @param version semantic version 2.0.0; empty when it comes with the call
 * @param description what the skill does and when to use it, 1–1024 characters (the standard)
 * @param license short name or bundled file name
 * @param compatibilityNote environment requirements in words, 1–500 characters (the standard's {@code compatibility})
 * @param metadata the standard's free string map
 * @param allowedTools the standard's {@code allowed-tools}, split at spaces outside parentheses
 * @param displayName name for people; empty when it equals the name
 * @param summary at most 200 characters
 * @param dependencies other packages this one needs, in the order written
 * @param overrides last resort, per harness, as written
 * @param evals folder of evaluation cases inside the package
 */
public record SkillManifest(
        Optional<String> owner,
        String name,
        Optional<String> version,
        String description,
        Optional<String> license,
        Optional<String> compatibilityNote,
        Map<String, String> metadata,
        List<String> allowedTools,
        Optional<String> displayName,
        Optional<String> summary,
        List<String> keywords,
        Optional<String> category,
        Optional<SourceRepository> repository,
        Invocation invocation,
        ToolPolicy tools,
        List<McpServerNeed> mcpServers,
        List<CredentialNeed> credentials,
        SkillPermissions permissions,
        Requirements requires,
        List<DependencyRange> dependencies,
        Compatibility compatibility,
        Map<String, Object> overrides,
        Optional<String> evals) {

    public SkillManifest {
        metadata = Map.copyOf(metadata);
        allowedTools = List.copyOf(allowedTools);
        keywords = List.copyOf(keywords);
        mcpServers = List.copyOf(mcpServers);
        credentials = List.copyOf(credentials);
        dependencies = List.copyOf(dependencies);
        overrides = Map.copyOf(overrides);
    }
}
