package dev.guildhall.packages;

import java.util.List;
import java.util.Map;

/** Every key {@code skill.yaml} may have, by the section it stands in; {@code docs/skill-package.schema.json} lists the same (a test compares). */
final class SkillYamlKeys {
    static final String TOP = "";
    static final String REPOSITORY = "repository";
    static final String INVOCATION = "invocation";
    static final String TOOLS = "tools";
    static final String MCP_SERVERS = "mcpServers";
    static final String CREDENTIALS = "credentials";
    static final String PERMISSIONS = "permissions";
    static final String FILES = "permissions.files";
    static final String REQUIRES = "requires";
    static final String COMPATIBILITY = "compatibility";
    static final String EVALS = "evals";

    static final Map<String, List<String>> KNOWN = Map.ofEntries(
            Map.entry(
                    TOP,
                    List.of(
                            "schema",
                            "package",
                            "version",
                            "displayName",
                            "summary",
                            "keywords",
                            "category",
                            "license",
                            REPOSITORY,
                            INVOCATION,
                            TOOLS,
                            MCP_SERVERS,
                            CREDENTIALS,
                            PERMISSIONS,
                            REQUIRES,
                            "dependencies",
                            COMPATIBILITY,
                            "overrides",
                            EVALS)),
            Map.entry(REPOSITORY, List.of("url", "commit", "path")),
            Map.entry(INVOCATION, List.of("model", "user", "argumentHint", "paths", "whenToUse")),
            Map.entry(TOOLS, List.of("preapproved", "denied")),
            Map.entry(MCP_SERVERS, List.of("name", "transport", "url", "command", "headers", "tools")),
            Map.entry(CREDENTIALS, List.of("id", "env", "hosts", "required", "description")),
            Map.entry(PERMISSIONS, List.of("network", "files", "run")),
            Map.entry(FILES, List.of("read", "write")),
            Map.entry(REQUIRES, List.of("bins", "os", "runtimes")),
            Map.entry(COMPATIBILITY, List.of("harnesses", "capabilities")),
            Map.entry(EVALS, List.of("cases")));

    private SkillYamlKeys() {}

    static List<String> of(String section) {
        List<String> keys = KNOWN.get(section);
        if (keys == null) {
            throw new IllegalArgumentException("no such section: " + section);
        }
        return keys;
    }
}
