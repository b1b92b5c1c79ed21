package dev.guildhall.capabilities;

import dev.guildhall.skill.Compatibility;
import dev.guildhall.skill.CredentialNeed;
import dev.guildhall.skill.DependencyRange;
import dev.guildhall.skill.Invocation;
import dev.guildhall.skill.McpServerNeed;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.Requirements;
import dev.guildhall.skill.SkillManifest;
import dev.guildhall.skill.SkillPermissions;
import dev.guildhall.skill.ToolPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Manifests and files for tests of comparing. */
public final class Manifests {
    private Manifests() {}

    public static SkillManifest may(List<String> tools, SkillPermissions permissions) {
        return manifest(
                tools, List.of(), permissions, List.of(), List.of(), List.of(), Invocation.DEFAULT, Requirements.NONE);
    }

    public static SkillManifest plain() {
        return may(List.of(), SkillPermissions.NONE);
    }

    public static SkillManifest network(String... hosts) {
        return may(List.of(), new SkillPermissions(List.of(hosts), List.of(), List.of(), List.of()));
    }

    public static SkillManifest manifest(
            List<String> tools,
            List<String> denied,
            SkillPermissions permissions,
            List<CredentialNeed> credentials,
            List<McpServerNeed> servers,
            List<DependencyRange> dependencies,
            Invocation invocation,
            Requirements requires) {
        return new SkillManifest(
                Optional.of("mill"),
                "grind",
                Optional.empty(),
                "Grinds.",
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                invocation,
                new ToolPolicy(tools, denied),
                servers,
                credentials,
                permissions,
                requires,
                dependencies,
                Compatibility.ANY,
                Map.of(),
                Optional.empty());
    }

    /** Anything that could be in a manifest, out of few words so that two of them have much in common. */
    public static SkillManifest any(Random random) {
        List<String> tools = List.of(
                "Read",
                "Bash",
                "Bash(git:*)",
                "Bash(git push:*)",
                "Bash(git push origin)",
                "github:*",
                "github:get_*",
                "github:get_issue",
                "mcp__docs",
                "mcp__docs__search",
                "WebFetch(domain:a.example)");
        List<String> hosts =
                List.of("*", "*.acme.example", "docs.acme.example", "a.docs.acme.example", "*.docs.acme.example:8443");
        List<String> paths = List.of(".", "out", "out/", "out/deep", "out/**", "./in", "in/*.txt", "**");
        return manifest(
                some(tools, random),
                some(tools, random),
                new SkillPermissions(
                        some(hosts, random),
                        some(paths, random),
                        some(paths, random),
                        some(List.of("git", "sh"), random)),
                some(List.of("token", "key"), random).stream()
                        .map(id -> new CredentialNeed(
                                id,
                                some(List.of("A", "B"), random).stream().findFirst(),
                                some(hosts, random),
                                random.nextBoolean(),
                                Optional.empty()))
                        .toList(),
                some(List.of("docs", "mail"), random).stream()
                        .map(name -> new McpServerNeed(
                                name,
                                "http",
                                Optional.of("https://" + name + random.nextInt(2) + ".example/mcp"),
                                List.of(),
                                Map.of(),
                                some(List.of("search", "send"), random)))
                        .toList(),
                some(List.of("base", "more"), random).stream()
                        .map(name -> new DependencyRange("mill", name, "^" + random.nextInt(3)))
                        .toList(),
                new Invocation(
                        random.nextBoolean(),
                        random.nextBoolean(),
                        Optional.empty(),
                        some(paths, random),
                        Optional.empty()),
                new Requirements(
                        some(List.of("git", "jq"), random), List.of(), Map.of("python", ">=3." + random.nextInt(3))));
    }

    public static List<PackageFile> files(Random random) {
        return some(
                        List.of(
                                "SKILL.md",
                                "skill.yaml",
                                "a.sh",
                                "b.py",
                                "lib/x.jar",
                                "moved.txt",
                                "other.txt",
                                "z/deep.md"),
                        random)
                .stream()
                .map(path -> file(path, random.nextInt(3), random.nextInt(4) == 0))
                .toList();
    }

    public static PackageFile file(String path, int content, boolean executable) {
        return new PackageFile(path, executable, content, ("0" + content).repeat(32));
    }

    private static <T> List<T> some(List<T> all, Random random) {
        return all.stream().filter(one -> random.nextInt(5) < 2).toList();
    }
}
