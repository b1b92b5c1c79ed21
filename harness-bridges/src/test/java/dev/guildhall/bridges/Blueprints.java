package dev.guildhall.bridges;

import dev.guildhall.skill.AgentBlueprint;
import dev.guildhall.skill.AgentBlueprint.AgentTools;
import dev.guildhall.skill.AgentBlueprint.Delegate;
import dev.guildhall.skill.AgentBlueprint.ModelGateway;
import dev.guildhall.skill.CredentialNeed;
import dev.guildhall.skill.DependencyRange;
import dev.guildhall.skill.EnvironmentNeed;
import dev.guildhall.skill.Invocation;
import dev.guildhall.skill.McpServerNeed;
import dev.guildhall.skill.Requirements;
import dev.guildhall.skill.SkillPermissions;
import dev.guildhall.skill.SkillUse;
import dev.guildhall.skill.ToolPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The agents that every bridge is tried with, by the name of their golden file. */
final class Blueprints {

    private Blueprints() {}

    static Map<String, AgentBlueprint> all() {
        Map<String, AgentBlueprint> all = new LinkedHashMap<>();
        all.put("empty", agent("", List.of()));
        all.put(
                "plain",
                agent(
                        "You review pull requests.\n",
                        List.of(skill("code-reviewer").use())));
        all.put(
                "scripts",
                agent(
                        "",
                        List.of(skill("pdf-tools")
                                .file("scripts/fill.sh", true, 900)
                                .file("lib/tools.jar", false, 4_000)
                                .use())));
        all.put("servers", servers());
        all.put("kept-back", agent("", List.of(keptBack())));
        all.put("governed", governed());
        all.put(
                "too-large",
                agent(
                        "",
                        List.of(
                                skill("heavy")
                                        .file("assets/film.bin", false, 40_000_000)
                                        .use(),
                                skill("claude-helper").use(),
                                skill("a".repeat(64)).use())));
        all.put("edges", edges());
        all.put("twenty", agent("Short.", twenty()));
        return all;
    }

    private static List<SkillUse> twenty() {
        List<SkillUse> skills = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            skills.add(skill("skill-%02d".formatted(i)).use());
        }
        return skills;
    }

    private static AgentBlueprint agent(String instructions, List<SkillUse> skills) {
        return new AgentBlueprint(
                "code-reviewer",
                "Reviews pull requests.",
                instructions,
                Optional.empty(),
                Optional.empty(),
                skills,
                List.of(),
                AgentTools.NONE,
                Map.of(),
                List.of(),
                List.of());
    }

    private static AgentBlueprint servers() {
        Draft docs = skill("docs-search");
        docs.servers.add(new McpServerNeed(
                "docs",
                "http",
                Optional.of("https://docs.acme.example/mcp"),
                List.of(),
                Map.of(
                        "Authorization",
                        "Bearer ${credential:docs_token}",
                        "X-Team",
                        "platform",
                        "X-Key",
                        "key-${credential:docs_token}"),
                List.of("search")));
        docs.servers.add(new McpServerNeed(
                "local",
                "stdio",
                Optional.empty(),
                List.of("node", "./scripts/server.js", "--settings=${skill}/assets/settings.json", "--port=0"),
                Map.of(),
                List.of()));
        docs.credentials.add(new CredentialNeed(
                "docs_token", Optional.of("DOCS_TOKEN"), List.of("docs.acme.example"), true, Optional.empty()));
        AgentBlueprint plain =
                agent("", List.of(docs.file("scripts/server.js", false, 300).use()));
        return new AgentBlueprint(
                plain.name(),
                plain.description(),
                plain.instructions(),
                plain.model(),
                plain.gateway(),
                plain.skills(),
                List.of(new McpServerNeed(
                        "events",
                        "sse",
                        Optional.of("https://events.acme.example/sse"),
                        List.of(),
                        Map.of("X-Api-Key", "${credential:EVENTS_KEY}"),
                        List.of())),
                plain.tools(),
                plain.memory(),
                List.of(new EnvironmentNeed("EVENTS_KEY", Optional.empty(), List.of("events.acme.example"))),
                plain.delegates());
    }

    /** One plain use of every capability; {@code docs/harnesses.md} shows what becomes of each. */
    static AgentBlueprint everything() {
        Draft shown = skill("shown");
        shown.invocation =
                new Invocation(true, true, Optional.of("[file]"), List.of("**/*.pdf"), Optional.of("For PDF files."));
        shown.servers.add(local("local", "scripts/server.js"));
        shown.servers.add(new McpServerNeed(
                "docs",
                "http",
                Optional.of("https://docs.acme.example/mcp"),
                List.of(),
                Map.of("Authorization", "Bearer ${credential:docs_token}"),
                List.of()));
        shown.credentials.add(new CredentialNeed(
                "docs_token", Optional.of("DOCS_TOKEN"), List.of("docs.acme.example"), true, Optional.empty()));
        shown.requires = new Requirements(List.of("git"), List.of(), Map.of());
        shown.permissions = new SkillPermissions(List.of("docs.acme.example"), List.of(), List.of(), List.of());
        shown.dependencies.add(new DependencyRange("acme", "hidden", "^1.0"));
        shown.evals = Optional.of("evals/");
        Draft hidden = skill("hidden");
        hidden.invocation = new Invocation(false, true, Optional.empty(), List.of(), Optional.empty());
        AgentBlueprint governed = governed();
        return new AgentBlueprint(
                "code-reviewer",
                "Reviews pull requests.",
                governed.instructions(),
                governed.model(),
                governed.gateway(),
                List.of(shown.file("scripts/server.js", false, 10).use(), hidden.use()),
                List.of(),
                new AgentTools(List.of("Bash(git status:*)"), List.of("Bash(git push:*)"), List.of("Bash(rm:*)")),
                governed.memory(),
                governed.environment(),
                governed.delegates());
    }

    /** Names that a pointer must escape, what two skills claim, what has no room, line ends of Windows. */
    private static AgentBlueprint edges() {
        Draft first = skill("first");
        first.servers.add(local("shared", "run.sh"));
        first.description = "d".repeat(1_000) + ".";
        first.invocation = new Invocation(
                true, false, Optional.empty(), List.of(), Optional.of("When there is no room left for any of this."));
        Draft second = skill("second");
        second.servers.add(local("shared", "other.sh"));
        second.servers.add(local("own", "run.sh"));
        second.body = "\r\n# How to\r\n\r\nOn Windows.\r\n";
        second.invocation =
                new Invocation(false, false, Optional.empty(), List.of(), Optional.of("Never.\r\n  Or \u2603 rarely."));
        Draft third = skill("12345");
        third.invocation = new Invocation(true, true, Optional.empty(), List.of(), Optional.of("word ".repeat(300)));
        return new AgentBlueprint(
                "code-reviewer",
                "",
                "",
                Optional.of("acme/fast~chat"),
                Optional.of(new ModelGateway("https://guildhall.acme.example", "GUILDHALL_KEY")),
                List.of(
                        first.file("run.sh", true, 10).use(),
                        second.file("run.sh", true, 10)
                                .file("agents/openai.yaml", false, 10)
                                .file("examples/inner/SKILL.md", false, 10)
                                .use(),
                        third.use()),
                List.of(new McpServerNeed(
                        "io.acme/docs~1",
                        "http",
                        Optional.of("https://docs.acme.example/mcp?key=${credential:DOCS_KEY}"),
                        List.of(),
                        Map.of(),
                        List.of())),
                new AgentTools(
                        List.of("github:*", "Bash", "shared:*", "shared:look"),
                        List.of("Bash(git push:*)", "github:merge"),
                        List.of("own:*", "Edit", "shared:drop")),
                Map.of(),
                List.of(new EnvironmentNeed("DOCS_KEY", Optional.empty(), List.of("docs.acme.example"))),
                List.of());
    }

    private static McpServerNeed local(String name, String file) {
        return new McpServerNeed(name, "stdio", Optional.empty(), List.of("sh", file), Map.of(), List.of());
    }

    private static SkillUse keptBack() {
        Draft draft = skill("release");
        draft.invocation = new Invocation(
                false,
                true,
                Optional.of("[version]"),
                List.of("**/CHANGELOG.md"),
                Optional.of("When somebody asks for a release: \"cut 1.2\", for example."));
        draft.tools = new ToolPolicy(List.of("Read", "Bash(git tag:*)"), List.of("WebFetch"));
        draft.requires = new Requirements(List.of("git"), List.of("linux", "darwin"), Map.of("python", ">=3.11"));
        draft.permissions = new SkillPermissions(List.of("git.acme.example"), List.of("."), List.of(), List.of("git"));
        draft.dependencies.add(new DependencyRange("acme", "base", "^2.0"));
        draft.evals = Optional.of("evals/");
        return draft.file("evals/case.yaml", false, 50).use();
    }

    private static AgentBlueprint governed() {
        Map<String, String> memory = new LinkedHashMap<>();
        memory.put("project.conventions", "Tabs are four spaces.");
        memory.put("people", "Ask Robin about releases.");
        return new AgentBlueprint(
                "code-reviewer",
                "Reviews pull requests.",
                "You review pull requests.\n",
                Optional.of("fast-chat"),
                Optional.of(new ModelGateway("https://guildhall.acme.example", "GUILDHALL_KEY")),
                List.of(skill("code-reviewer").use()),
                List.of(),
                new AgentTools(
                        List.of("Read", "Bash(git status:*)", "github:*", "sandbox_execute"),
                        List.of("github:merge_pull_request", "Edit(src/**)"),
                        List.of("Bash(git push:*)", "WebFetch(evil.example)", "Telepathy")),
                memory,
                List.of(
                        new EnvironmentNeed("LANG", Optional.of("C.UTF-8"), List.of()),
                        new EnvironmentNeed("GITHUB_TOKEN", Optional.empty(), List.of("api.github.com"))),
                List.of(new Delegate(
                        "tester",
                        "Runs the tests: \"all\" of them.",
                        "Run the tests.\n",
                        Optional.of("small-chat"),
                        new AgentTools(List.of("Bash(mvn:*)"), List.of(), List.of()))));
    }

    private static Draft skill(String name) {
        return new Draft(name);
    }
}
