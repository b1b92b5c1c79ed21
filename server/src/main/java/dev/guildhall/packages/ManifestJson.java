package dev.guildhall.packages;

import dev.guildhall.skill.Compatibility;
import dev.guildhall.skill.CredentialNeed;
import dev.guildhall.skill.DependencyRange;
import dev.guildhall.skill.Invocation;
import dev.guildhall.skill.McpServerNeed;
import dev.guildhall.skill.Requirements;
import dev.guildhall.skill.SkillManifest;
import dev.guildhall.skill.SkillPermissions;
import dev.guildhall.skill.SourceRepository;
import dev.guildhall.skill.ToolPolicy;
import java.util.Map;

/**
 * Writes a manifest as canonical JSON and reads it back.
 *
 * <p>Canonical: keys sorted, no white space, nothing that is empty or absent; the same manifest gives the same text. What
 * comes back is equal to what went in, also after a database has kept it as {@code jsonb}.
 */
public final class ManifestJson {
    private ManifestJson() {}

    public static String write(SkillManifest manifest) {
        JsonTree tree = new JsonTree();
        tree.put("owner", manifest.owner());
        tree.put("name", manifest.name());
        tree.put("version", manifest.version());
        tree.put("description", manifest.description());
        tree.put("license", manifest.license());
        tree.put("compatibilityNote", manifest.compatibilityNote());
        tree.put("metadata", manifest.metadata());
        tree.put("allowedTools", manifest.allowedTools());
        tree.put("displayName", manifest.displayName());
        tree.put("summary", manifest.summary());
        tree.put("keywords", manifest.keywords());
        tree.put("category", manifest.category());
        manifest.repository().ifPresent(repository -> tree.put("repository", repository(repository)));
        tree.put("invocation", invocation(manifest.invocation()));
        tree.put(
                "tools",
                new JsonTree()
                        .put("preapproved", manifest.tools().preapproved())
                        .put("denied", manifest.tools().denied()));
        tree.put(
                "mcpServers",
                manifest.mcpServers().stream().map(ManifestJson::server).toList());
        tree.put(
                "credentials",
                manifest.credentials().stream().map(ManifestJson::credential).toList());
        tree.put(
                "permissions",
                new JsonTree()
                        .put("network", manifest.permissions().network())
                        .put("read", manifest.permissions().read())
                        .put("write", manifest.permissions().write())
                        .put("run", manifest.permissions().run()));
        tree.put(
                "requires",
                new JsonTree()
                        .put("bins", manifest.requires().bins())
                        .put("os", manifest.requires().os())
                        .put("runtimes", manifest.requires().runtimes()));
        tree.put(
                "dependencies",
                manifest.dependencies().stream().map(ManifestJson::dependency).toList());
        tree.put(
                "compatibility",
                new JsonTree()
                        .put("harnesses", manifest.compatibility().harnesses())
                        .put("capabilities", manifest.compatibility().capabilities()));
        tree.put("overrides", manifest.overrides());
        tree.put("evals", manifest.evals());
        return tree.toString();
    }

    /** @throws IllegalArgumentException when the text is not a manifest that {@link #write} made */
    public static SkillManifest read(String json) {
        JsonTree tree = JsonTree.parse(json);
        JsonTree tools = tree.tree("tools");
        JsonTree permissions = tree.tree("permissions");
        JsonTree requires = tree.tree("requires");
        JsonTree compatibility = tree.tree("compatibility");
        return new SkillManifest(
                tree.optional("owner"),
                tree.text("name"),
                tree.optional("version"),
                tree.text("description"),
                tree.optional("license"),
                tree.optional("compatibilityNote"),
                tree.texts("metadata"),
                tree.list("allowedTools"),
                tree.optional("displayName"),
                tree.optional("summary"),
                tree.list("keywords"),
                tree.optional("category"),
                tree.find("repository")
                        .map(found -> new SourceRepository(
                                found.text("url"), found.optional("commit"), found.optional("path"))),
                invocation(tree.tree("invocation")),
                new ToolPolicy(tools.list("preapproved"), tools.list("denied")),
                tree.trees("mcpServers").stream().map(ManifestJson::server).toList(),
                tree.trees("credentials").stream().map(ManifestJson::credential).toList(),
                new SkillPermissions(
                        permissions.list("network"),
                        permissions.list("read"),
                        permissions.list("write"),
                        permissions.list("run")),
                new Requirements(requires.list("bins"), requires.list("os"), requires.texts("runtimes")),
                tree.trees("dependencies").stream()
                        .map(found -> new DependencyRange(found.text("owner"), found.text("name"), found.text("range")))
                        .toList(),
                new Compatibility(compatibility.texts("harnesses"), compatibility.list("capabilities")),
                tree.values("overrides"),
                tree.optional("evals"));
    }

    private static JsonTree repository(SourceRepository repository) {
        return new JsonTree()
                .put("url", repository.url())
                .put("commit", repository.commit())
                .put("path", repository.path());
    }

    private static JsonTree invocation(Invocation invocation) {
        return new JsonTree()
                .put("model", invocation.model())
                .put("user", invocation.user())
                .put("argumentHint", invocation.argumentHint())
                .put("paths", invocation.paths())
                .put("whenToUse", invocation.whenToUse());
    }

    private static Invocation invocation(JsonTree tree) {
        return new Invocation(
                tree.flag("model"),
                tree.flag("user"),
                tree.optional("argumentHint"),
                tree.list("paths"),
                tree.optional("whenToUse"));
    }

    private static Map<String, Object> server(McpServerNeed server) {
        return new JsonTree()
                .put("name", server.name())
                .put("transport", server.transport())
                .put("url", server.url())
                .put("command", server.command())
                .put("headers", server.headers())
                .put("tools", server.tools())
                .map();
    }

    private static McpServerNeed server(JsonTree tree) {
        return new McpServerNeed(
                tree.text("name"),
                tree.text("transport"),
                tree.optional("url"),
                tree.list("command"),
                tree.texts("headers"),
                tree.list("tools"));
    }

    private static Map<String, Object> credential(CredentialNeed credential) {
        return new JsonTree()
                .put("id", credential.id())
                .put("env", credential.env())
                .put("hosts", credential.hosts())
                .put("required", credential.required())
                .put("description", credential.description())
                .map();
    }

    private static CredentialNeed credential(JsonTree tree) {
        return new CredentialNeed(
                tree.text("id"),
                tree.optional("env"),
                tree.list("hosts"),
                tree.flag("required"),
                tree.optional("description"));
    }

    private static Map<String, Object> dependency(DependencyRange dependency) {
        return new JsonTree()
                .put("owner", dependency.owner())
                .put("name", dependency.name())
                .put("range", dependency.range())
                .map();
    }
}
