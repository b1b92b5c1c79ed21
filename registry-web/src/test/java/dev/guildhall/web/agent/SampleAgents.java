package dev.guildhall.web.agent;

import dev.guildhall.agents.AgentDetail;
import dev.guildhall.agents.AgentLock.Tokens;
import dev.guildhall.agents.AgentRow;
import dev.guildhall.agents.AgentVersionRow;
import dev.guildhall.agents.EffectiveLine;
import dev.guildhall.agents.SimilarGroup;
import dev.guildhall.agents.Upgrade;
import dev.guildhall.packages.Finding;
import dev.guildhall.platform.Actor;
import dev.guildhall.registry.ContextTokens;
import dev.guildhall.registry.SkillRow;
import dev.guildhall.web.SamplePages;
import dev.guildhall.web.View;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Note;
import dev.guildhall.web.layout.Twin;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Pages of agents with sample records. */
public final class SampleAgents {
    private static final Instant NOW = SamplePages.NOW;

    private SampleAgents() {}

    public static Map<String, View> views() {
        Map<String, View> views = new LinkedHashMap<>();
        views.put("agents", agents(rows(), new AgentFilter("", "", "", "")));
        views.put(
                "agents-filtered", agents(rows().subList(0, 1), new AgentFilter("", "platform", "codex", "@acme/pdf")));
        views.put("agents-none", agents(List.of(), new AgentFilter("xyzzy", "", "", "")));
        views.put("agents-empty", agents(List.of(), new AgentFilter("", "", "", "")));
        views.put("agents-similar", similar(true));
        views.put("agents-similar-none", similar(false));
        views.put("agent-new", definition(false, List.of()));
        views.put("agent-edit", definition(true, List.of()));
        views.put("agent-edit-refused", definition(true, SampleAgent.findings()));
        views.put("agent", overview(true));
        views.put("agent-plain", overview(false));
        views.put("agent-skills", skills(true, "review"));
        views.put("agent-skills-viewer", skills(false, ""));
        views.put("agent-upgrade", upgrade(Optional.of(upgrade())));
        views.put(
                "agent-upgrade-none",
                upgrade(Optional.of(new Upgrade(
                        "code-reviewer",
                        false,
                        "current",
                        List.of(),
                        List.of("@acme/base"),
                        List.of("@acme/base stays at 2.4.1: @acme/code-reviewer 1.5.0 asks for ^2.0."),
                        SampleAgent.lock("current")))));
        views.put("agent-upgrade-refused", upgrade(Optional.empty()));
        views.put("agent-effective", effective());
        views.put("agent-versions", versions());
        views.put(
                "agent-version",
                new View(
                        "agent/version.jte",
                        new AgentVersionPage(head(AgentTab.VERSIONS, false), SampleAgent.agent(false))));
        return views;
    }

    static AgentHead head(AgentTab tab, boolean busy) {
        return head(tab, busy, SamplePages.ADMINISTRATOR);
    }

    private static AgentHead head(AgentTab tab, boolean busy, Actor actor) {
        AgentDetail agent = SampleAgent.agent(busy);
        return new AgentHead(
                SamplePages.chrome(
                        Optional.of(actor),
                        Nav.AGENTS,
                        "code-reviewer, agent",
                        new Twin(
                                Optional.of("/api/v1/agents/code-reviewer"),
                                Optional.of("./guildhall install code-reviewer --harness codex --into ."))),
                new AgentAddress("code-reviewer"),
                actor.equals(SamplePages.VIEWER) ? SampleAgent.unchangeable(agent) : agent,
                tab,
                busy ? Optional.of(Note.AGENT_SAVED) : Optional.empty());
    }

    public static List<AgentRow> rows() {
        return List.of(
                row("code-reviewer", "claude-code", 2, Optional.of("changed")),
                row("release-notes", "codex", 0, Optional.of("in-step")),
                row("incident-triage-with-quite-a-long-name-that-wraps", "inline", 0, Optional.empty()),
                row("dependency-updater", "opencode", 1, Optional.of("behind")));
    }

    private static AgentRow row(String name, String harness, int notices, Optional<String> drift) {
        return new AgentRow(
                name,
                name,
                "Reviews open pull requests each weekday at 07:00 and says what would break.",
                name.startsWith("r") ? "" : "platform",
                harness,
                name.startsWith("c") ? List.of(harness, "inline") : List.of(harness),
                name.startsWith("i") ? Optional.empty() : Optional.of("fast-chat"),
                12,
                4,
                notices,
                drift,
                NOW.minusSeconds(80_000));
    }

    private static View agents(List<AgentRow> rows, AgentFilter filter) {
        return new View(
                "agent/agents.jte",
                new AgentsPage(
                        SamplePages.chrome(Nav.AGENTS, "Agents", Twin.of(filter.api())),
                        filter,
                        rows,
                        SampleHarnesses.profiles(),
                        filter.none() && !rows.isEmpty() ? 2 : 0,
                        rows.size() > 2 ? Optional.of("/agents?cursor=x") : Optional.empty(),
                        rows.isEmpty() ? Optional.of(Note.AGENT_REMOVED) : Optional.empty()));
    }

    private static View similar(boolean some) {
        List<SimilarGroup> groups = List.of(
                new SimilarGroup(
                        rows().subList(0, 2),
                        94,
                        List.of(
                                "harness: claude-code, inline against codex",
                                "skills: only code-reviewer has @acme/dependency-audit")),
                new SimilarGroup(rows().subList(1, 3), 100, List.of()));
        return new View(
                "agent/similar.jte",
                new SimilarPage(
                        SamplePages.chrome(Nav.AGENTS, "Similar agents", Twin.of("/api/v1/agents/similar")),
                        some ? groups : List.of()));
    }

    private static View definition(boolean known, List<Finding> findings) {
        return new View(
                "agent/definition.jte",
                new DefinitionPage(
                        SamplePages.chrome(
                                Nav.AGENTS,
                                known ? "Edit code-reviewer" : "New agent",
                                Twin.command("./guildhall apply -f agent.yaml")),
                        known ? Optional.of(SampleAgent.agent(false)) : Optional.empty(),
                        known ? SampleAgent.text() : NewAgentPages.EXAMPLE,
                        known ? "31" : "",
                        findings,
                        findings.isEmpty()
                                ? Optional.empty()
                                : Optional.of(SamplePages.refusal("agent-invalid", 422))));
    }

    private static View overview(boolean busy) {
        return new View(
                "agent/overview.jte",
                new OverviewPage(
                        head(AgentTab.OVERVIEW, busy, busy ? SamplePages.ADMINISTRATOR : SamplePages.VIEWER),
                        busy ? SampleAgent.places() : List.of(),
                        busy ? Optional.of("/agents/code-reviewer?cursor=x") : Optional.empty()));
    }

    private static View skills(boolean changes, String q) {
        AgentHead head = changes ? head(AgentTab.SKILLS, true) : head(AgentTab.SKILLS, false, SamplePages.VIEWER);
        List<SkillRow> found = q.isEmpty() ? List.of() : List.of(found("code-reviewer"), found("night-watch"));
        return new View(
                "agent/skills.jte",
                new AgentSkillsPage(
                        head,
                        changes ? Optional.of(SampleAgent.lock("next")) : Optional.empty(),
                        q,
                        found,
                        Map.of(
                                "@acme/code-reviewer",
                                SampleAgent.fit("has"),
                                "@acme/night-watch",
                                SampleAgent.fit("missing")),
                        Optional.empty()));
    }

    private static SkillRow found(String name) {
        return new SkillRow(
                new UUID(3, name.hashCode()),
                "acme",
                name,
                name,
                "Reviews a pull request for correctness, tests and breaking changes; comments line by line.",
                Optional.of("1.5.0"),
                Optional.of("code"),
                Optional.of("Apache-2.0"),
                List.of("review"),
                "live",
                "passed",
                "medium",
                14,
                23_118,
                new ContextTokens(118, 3_140),
                NOW);
    }

    public static Upgrade upgrade() {
        return new Upgrade(
                "code-reviewer",
                false,
                "current",
                List.of(
                        new Upgrade.Change(
                                "@acme/code-reviewer",
                                Optional.of("1.5.0"),
                                Optional.of("1.6.0"),
                                "yanked",
                                List.of("host api.osv.dev", "runs jq"),
                                List.of("tool Write"),
                                new Tokens(118, 3_140),
                                new Tokens(96, 2_204)),
                        new Upgrade.Change(
                                "@acme/base",
                                Optional.of("2.4.1"),
                                Optional.of("2.5.0"),
                                "dependency",
                                List.of(),
                                List.of(),
                                new Tokens(40, 800),
                                new Tokens(40, 812)),
                        new Upgrade.Change(
                                "@acme/wheel",
                                Optional.empty(),
                                Optional.of("1.0.0"),
                                "dependency",
                                List.of(),
                                List.of(),
                                new Tokens(0, 0),
                                new Tokens(51, 400))),
                List.of("@acme/dependency-audit"),
                List.of("@acme/dependency-audit stays at 2.0.4: 2.1.0 does not match ~2.0."),
                SampleAgent.lock("next"));
    }

    private static View upgrade(Optional<Upgrade> look) {
        return new View(
                "agent/upgrade.jte",
                new UpgradePage(
                        head(AgentTab.SKILLS, false),
                        "",
                        look,
                        look.isPresent()
                                ? Optional.empty()
                                : Optional.of(SamplePages.refusal("dependency-conflict", 422))));
    }

    private static View effective() {
        return new View(
                "agent/effective.jte",
                new EffectivePage(
                        head(AgentTab.EFFECTIVE, false),
                        List.of(
                                new EffectiveLine("model", "fast-chat", "agent", "line 5"),
                                new EffectiveLine("limits.steps", "10", "agent", "line 12"),
                                new EffectiveLine("limits.delegate_depth", "2", "default", ""),
                                new EffectiveLine(
                                        "tools.allow[2]", "github:get_*", "skill", "@acme/code-reviewer 1.5.0"),
                                new EffectiveLine(
                                        "skills[\"@acme/code-reviewer\"].digest",
                                        "sha256:" + "4d".repeat(32),
                                        "lock",
                                        ""),
                                new EffectiveLine("network[0]", "api.github.com", "organisation", "policy no-push"))));
    }

    private static View versions() {
        return new View(
                "agent/versions.jte",
                new AgentVersionsPage(
                        head(AgentTab.VERSIONS, false),
                        List.of(
                                versionRow(12, "upgraded @acme/code-reviewer 1.4.2 to 1.5.0"),
                                versionRow(11, "instructions, model"),
                                versionRow(1, "defined")),
                        Optional.of("/agents/code-reviewer/versions?cursor=x"),
                        Optional.empty()));
    }

    private static AgentVersionRow versionRow(int version, String change) {
        return new AgentVersionRow(
                version,
                "r.keller",
                NOW.minusSeconds(90_000L * (13 - version)),
                change,
                "ab".repeat(32),
                "9f".repeat(32));
    }
}
