package dev.guildhall.bridges;

import dev.guildhall.skill.Compatibility;
import dev.guildhall.skill.CredentialNeed;
import dev.guildhall.skill.DependencyRange;
import dev.guildhall.skill.Invocation;
import dev.guildhall.skill.McpServerNeed;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.Requirements;
import dev.guildhall.skill.SkillManifest;
import dev.guildhall.skill.SkillPermissions;
import dev.guildhall.skill.SkillUse;
import dev.guildhall.skill.ToolPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A package in the making. */
final class Draft {
    private static final String BODY = "\n# How to\n\nRead references/more.md first.\n";

    private final String name;
    private final List<PackageFile> files = new ArrayList<>();
    final List<McpServerNeed> servers = new ArrayList<>();
    final List<CredentialNeed> credentials = new ArrayList<>();
    final List<DependencyRange> dependencies = new ArrayList<>();
    String body = BODY;
    String description;
    Invocation invocation = Invocation.DEFAULT;
    ToolPolicy tools = ToolPolicy.NONE;
    Requirements requires = Requirements.NONE;
    SkillPermissions permissions = SkillPermissions.NONE;
    Optional<String> evals = Optional.empty();

    Draft(String name) {
        this.name = name;
        this.description = "Does \"" + name + "\": carefully. Use it when asked.";
        file("SKILL.md", false, 200);
    }

    Draft file(String path, boolean executable, long size) {
        files.add(new PackageFile(
                path,
                executable,
                size,
                Integer.toHexString(path.hashCode()).repeat(8).substring(0, 32).repeat(2)));
        return this;
    }

    SkillUse use() {
        SkillManifest manifest = new SkillManifest(
                Optional.of("acme"),
                name,
                Optional.of("1.2.0"),
                description,
                Optional.of("Apache-2.0"),
                Optional.empty(),
                Map.of("author", "Acme"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                invocation,
                tools,
                servers,
                credentials,
                permissions,
                requires,
                dependencies,
                Compatibility.ANY,
                Map.of(),
                evals);
        return new SkillUse("@acme/" + name, "1.2.0", manifest, body, files);
    }
}
