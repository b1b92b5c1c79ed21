package dev.guildhall.web.agent;

import dev.guildhall.agents.AgentPlan;
import dev.guildhall.agents.AgentPlan.FileChange;
import dev.guildhall.agents.AgentPlan.PlannedFile;
import dev.guildhall.agents.AgentPlan.SizeLimit;
import dev.guildhall.agents.AgentPlan.SkillCost;
import dev.guildhall.agents.HarnessFitRow;
import dev.guildhall.agents.SkillHarnessRow;
import dev.guildhall.harnesses.ConformanceReport;
import dev.guildhall.harnesses.ConformanceReport.Cell;
import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.HarnessPlan.Launch;
import dev.guildhall.skill.HarnessPlan.Note;
import dev.guildhall.skill.HarnessPlan.Patch;
import dev.guildhall.skill.HarnessPlan.Syntax;
import dev.guildhall.skill.HarnessPlan.Upload;
import dev.guildhall.skill.HarnessProfile;
import dev.guildhall.skill.HarnessProfile.Kind;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.web.SamplePages;
import dev.guildhall.web.View;
import dev.guildhall.web.harness.ConformanceTable;
import dev.guildhall.web.harness.HarnessesPage;
import dev.guildhall.web.layout.Nav;
import dev.guildhall.web.layout.Twin;
import dev.guildhall.web.skill.FileNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The harness tab of an agent, and the harnesses themselves, with sample records. */
public final class SampleHarnesses {
    private static final HarnessProfile.Limits NO_LIMITS = new HarnessProfile.Limits(
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalInt.empty());

    private SampleHarnesses() {}

    public static Map<String, View> views() {
        Map<String, View> views = new LinkedHashMap<>();
        views.put("agent-harness", harness("claude-code", ""));
        views.put("agent-harness-other", harness("codex", ".codex/config.toml"));
        views.put("agent-harness-binary", harness("codex", ".agents/skills/code-reviewer/assets/arch.png"));
        views.put("agent-harness-hosted", harness("claude-managed-agents", ""));
        views.put("agent-harness-inline", harness("inline", ""));
        views.put("harnesses", harnesses(conformance()));
        views.put("harnesses-unseen", harnesses(new ConformanceTable("", List.of(), List.of())));
        return views;
    }

    public static List<HarnessProfile> profiles() {
        return List.of(
                profile("inline", List.of(), "Guildhall", "IN", Kind.FILES, ""),
                profile("claude-code", List.of("claude-agent-sdk"), "Claude Code", "CC", Kind.FILES, "2.1.330"),
                profile("opencode", List.of(), "OpenCode", "OC", Kind.FILES, "1.18.33"),
                profile("codex", List.of(), "Codex", "CX", Kind.FILES, "0.169.0"),
                profile("gemini-cli", List.of("gemini"), "Gemini CLI", "GM", Kind.FILES, "0.61.0"),
                profile("pi", List.of(), "Pi", "PI", Kind.FILES, "0.87.1"),
                profile("claude-managed-agents", List.of(), "Claude Managed Agents", "CM", Kind.HOSTED, "2026-04-01"));
    }

    private static HarnessProfile profile(
            String id, List<String> aliases, String title, String mark, Kind kind, String version) {
        boolean limited = id.equals("codex") || kind == Kind.HOSTED;
        return new HarnessProfile(
                id,
                aliases,
                title,
                mark,
                1,
                kind,
                version,
                limited
                        ? new HarnessProfile.Limits(
                                OptionalInt.of(20),
                                OptionalInt.of(64),
                                OptionalInt.of(1_024),
                                OptionalInt.empty(),
                                OptionalLong.of(30_000_000),
                                OptionalLong.empty(),
                                OptionalInt.of(32_768))
                        : NO_LIMITS);
    }

    private static List<HarnessFitRow> rows() {
        return profiles().stream().map(SampleHarnesses::row).toList();
    }

    private static HarnessFitRow row(HarnessProfile profile) {
        boolean claude = profile.id().equals("claude-code") || profile.id().equals("inline");
        List<Note> notes = claude ? natively() : elsewhere();
        return new HarnessFitRow(
                profile.id(),
                profile.title(),
                profile.mark(),
                profile.kind() == Kind.HOSTED ? "hosted" : "files",
                claude,
                !profile.id().equals("inline"),
                claude ? 7 : 4,
                claude ? 0 : 2,
                claude ? 0 : 1,
                notes,
                472,
                claude ? Optional.of("behind") : Optional.empty());
    }

    private static List<Note> natively() {
        return List.of(
                note(HarnessCapability.SKILLS, Carried.NATIVE, "Folders under .claude/skills."),
                note(HarnessCapability.HIDDEN, Carried.NATIVE, "disable-model-invocation in SKILL.md."),
                note(HarnessCapability.PATHS, Carried.NATIVE, "paths in SKILL.md."),
                note(HarnessCapability.TOOLS_ASKED, Carried.NATIVE, "permissions.ask in settings."),
                note(HarnessCapability.MCP_REMOTE, Carried.NATIVE, ".mcp.json"),
                note(HarnessCapability.INSTRUCTIONS, Carried.NATIVE, "A block in CLAUDE.md."),
                note(HarnessCapability.MODEL, Carried.NATIVE, "ANTHROPIC_BASE_URL."));
    }

    private static List<Note> elsewhere() {
        return List.of(
                note(HarnessCapability.SKILLS, Carried.NATIVE, "Folders under .agents/skills."),
                new Note(
                        HarnessCapability.HIDDEN,
                        Optional.of("@acme/release-tagger"),
                        Carried.EMULATED,
                        "It is kept from the model by agents/openai.yaml, which is written beside it."),
                new Note(
                        HarnessCapability.PATHS,
                        Optional.of("@acme/changelog-writer"),
                        Carried.LOST,
                        "There is no such rule: the skill is always listed, 1,205 tokens."),
                note(
                        HarnessCapability.TOOLS_ASKED,
                        Carried.EMULATED,
                        "Asked by this server when the call comes to /mcp."),
                note(HarnessCapability.MCP_REMOTE, Carried.NATIVE, "mcp_servers in config.toml."),
                note(HarnessCapability.INSTRUCTIONS, Carried.NATIVE, "A block in AGENTS.md."),
                note(HarnessCapability.MODEL, Carried.NATIVE, "model_providers.guildhall."));
    }

    private static Note note(HarnessCapability capability, Carried carried, String explanation) {
        return new Note(capability, Optional.empty(), carried, explanation);
    }

    private static View harness(String shown, String file) {
        boolean planned = !shown.equals("inline");
        Optional<AgentPlan> plan = planned ? Optional.of(plan(shown)) : Optional.empty();
        List<PlannedFile> files = plan.map(AgentPlan::files).orElse(List.of());
        return new View(
                "agent/harness.jte",
                new HarnessPage(
                        SampleAgents.head(AgentTab.HARNESS, shown.equals("codex")),
                        shown,
                        "current",
                        rows(),
                        plan,
                        FileNode.tree(files.stream()
                                .map(f -> new PackageFile(f.path(), f.executable(), f.size(), f.sha256()))
                                .toList()),
                        files.stream()
                                .filter(f -> f.path().equals(file))
                                .findFirst()
                                .map(f -> new HarnessPage.OpenFile(f, f.text(), "It is no text; the archive has it.")),
                        Optional.empty()));
    }

    private static AgentPlan plan(String harness) {
        boolean hosted = harness.equals("claude-managed-agents");
        boolean codex = harness.equals("codex");
        return new AgentPlan(
                "code-reviewer",
                12,
                "current",
                harness,
                "9f".repeat(32),
                "cd".repeat(32),
                hosted
                        ? List.of()
                        : List.of(
                                file(
                                        ".agents/skills/code-reviewer/SKILL.md",
                                        Optional.of("---\nname: code-reviewer\n---\n")),
                                file(".agents/skills/code-reviewer/assets/arch.png", Optional.empty()),
                                file(".agents/skills/code-reviewer/scripts/changed_api.py", Optional.empty()),
                                file(".agents/skills/dependency-audit/SKILL.md", Optional.of("---\n")),
                                new PlannedFile(
                                        ".codex/config.toml",
                                        false,
                                        true,
                                        212,
                                        "ab".repeat(32),
                                        Optional.of(
                                                "[mcp_servers.github]\nurl = \"https://api.githubcopilot.com/mcp/\"\nbearer_token_env_var = \"GITHUB_TOKEN\"\n")),
                                new PlannedFile(
                                        "AGENTS.md", false, true, 180, "ab".repeat(32), Optional.of("You review…\n")),
                                file("~/.codex/skills/hidden/SKILL.md", Optional.of("---\n"))),
                hosted
                        ? List.of()
                        : List.of(
                                new Patch(".codex/config.toml", Syntax.TOML, "/mcp_servers/github", "{}"),
                                new Patch("AGENTS.md", Syntax.MARKDOWN, "", "\"You review…\"")),
                hosted
                        ? List.of(
                                new Upload("skill", "code-reviewer", Optional.empty(), List.of()),
                                new Upload("agent", "code-reviewer", Optional.of("{}"), List.of()))
                        : List.of(),
                hosted
                        ? Optional.empty()
                        : Optional.of(new Launch(
                                List.of("codex", "exec", "--sandbox", "workspace-write"),
                                Map.of("CODEX_HOME", "${workspace}/.codex"))),
                Map.of("GITHUB_TOKEN", "sent to api.github.com only", "GUILDHALL_TOKEN", "for the model gateway"),
                elsewhere(),
                List.of(
                        new SkillCost("@acme/code-reviewer", 118, 3_140),
                        new SkillCost("@acme/dependency-audit", 96, 2_204)),
                List.of(
                        new SizeLimit("skill-name", 64, 16, "characters"),
                        new SizeLimit("skill-size", 8_388_608, 9_120_004, "bytes")),
                codex
                        ? List.of(
                                new FileChange(".agents/skills/code-reviewer/SKILL.md", "added"),
                                new FileChange(".claude/skills/code-reviewer/SKILL.md", "removed"),
                                new FileChange(".codex/config.toml", "changed"),
                                new FileChange(".mcp.json", "removed"))
                        : List.of());
    }

    private static PlannedFile file(String path, Optional<String> text) {
        return new PlannedFile(path, path.endsWith(".py"), false, 4_021, "ab".repeat(32), text);
    }

    public static List<SkillHarnessRow> ofSkill() {
        return profiles().stream()
                .map(profile -> new SkillHarnessRow(
                        profile.id(),
                        profile.title(),
                        profile.mark(),
                        profile.id().equals("pi")
                                ? "does-not-fit"
                                : profile.id().equals("codex") ? "limited" : "fits",
                        profile.id().equals("inline") ? List.of() : elsewhere(),
                        118,
                        3_140))
                .toList();
    }

    public static ConformanceTable conformance() {
        return ConformanceTable.of(
                new ConformanceReport(
                        "2026-11-22",
                        List.of(
                                seen("claude-code", "claude", "2.1.330", "native"),
                                seen("codex", "codex", "0.169.0", "emulated"),
                                seen("pi", "pi", "0.87.1", "lost"),
                                seen("cursor", "cursor", "", "untested")),
                        installers()),
                profiles());
    }

    private static List<ConformanceReport.Row> installers() {
        return List.of(
                new ConformanceReport.Row("", "skills", "1.5.23", List.of(new Cell("install", "works", ""))),
                new ConformanceReport.Row(
                        "", "clawhub", "0.9.1", List.of(new Cell("install", "fails", "It asks for a host."))));
    }

    private static ConformanceReport.Row seen(String harness, String client, String version, String mcp) {
        return new ConformanceReport.Row(
                harness,
                client,
                version,
                List.of(
                        new Cell("description-arrives", mcp.equals("untested") ? "untested" : "native", ""),
                        new Cell("body-on-activation", mcp.equals("untested") ? "untested" : "native", ""),
                        new Cell("mcp-tools", mcp, mcp.equals("native") ? "" : "There is no client for it built in.")));
    }

    private static View harnesses(ConformanceTable table) {
        return new View(
                "harness/harnesses.jte",
                new HarnessesPage(
                        SamplePages.chrome(Nav.HARNESSES, "Harnesses", Twin.of("/api/v1/harnesses")),
                        profiles(),
                        table,
                        table.none()
                                ? table
                                : ConformanceTable.ofInstallers(
                                        new ConformanceReport("2026-11-22", List.of(), installers()))));
    }
}
