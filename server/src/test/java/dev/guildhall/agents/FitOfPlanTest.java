package dev.guildhall.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.registry.ContextTokens;
import dev.guildhall.registry.HarnessFits;
import dev.guildhall.registry.PublishedVersion.Fit;
import dev.guildhall.skill.Compatibility;
import dev.guildhall.skill.Invocation;
import dev.guildhall.skill.McpServerNeed;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.Requirements;
import dev.guildhall.skill.SkillManifest;
import dev.guildhall.skill.SkillPermissions;
import dev.guildhall.skill.SkillUse;
import dev.guildhall.skill.ToolPolicy;
import dev.guildhall.wired.Wired;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FitOfPlanTest {
    private String name = "grind";
    private Invocation invocation = Invocation.DEFAULT;
    private List<McpServerNeed> servers = List.of();
    private Requirements requires = Requirements.NONE;
    private Compatibility compatibility = Compatibility.ANY;
    private List<PackageFile> files = List.of(file("SKILL.md", 10));

    @Test
    void fitsEverywhereWhenItKeepsToTheStandard() {
        assertThat(statuses().values()).containsOnly("fits");
        assertThat(statuses()).hasSize(11);
    }

    @Test
    void doesNotFitWhereNobodyCouldUseItHidden() {
        invocation = new Invocation(false, true, Optional.empty(), List.of(), Optional.empty());
        assertThat(with("does-not-fit")).containsExactly("claude-managed-agents");
        assertThat(fit("claude-managed-agents").notes().getFirst())
                .isEqualTo(
                        "Hidden from the model: Left out: the runtime shows every skill to the model, and nobody could start it by name.");
        assertThat(with("limited")).isEmpty();
    }

    @Test
    void isLimitedWherePathsHaveNoEffect() {
        invocation = new Invocation(true, true, Optional.empty(), List.of("**/*.pdf"), Optional.empty());
        assertThat(with("limited"))
                .containsExactly(
                        "claude-managed-agents",
                        "codex",
                        "copilot",
                        "deepagents",
                        "gemini-cli",
                        "openclaw",
                        "opencode",
                        "pi");
        assertThat(fit("codex"))
                .isEqualTo(new Fit("limited", List.of("Only for matching files: The skill is always listed.")));
    }

    @Test
    void isLimitedWhereThereIsNoMcp() {
        servers = List.of(new McpServerNeed(
                "docs", "http", Optional.of("https://docs.acme/mcp"), List.of(), Map.of(), List.of()));
        assertThat(with("limited")).containsExactly("pi");
        servers = List.of();
        files = List.of(file("SKILL.md", 10), file("lib/tools.jar", 10));
        assertThat(with("limited")).containsExactly("pi");
        assertThat(fit("pi").notes())
                .containsExactly(
                        "MCP servers, remote: It has no MCP client; it needs an extension.",
                        "Its Java tools run on this server and are called through MCP.");
        assertThat(fit("codex").notes())
                .containsExactly("Its Java tools run on this server and are called through MCP.");
    }

    @Test
    void namesProgramsThatMustBeThere() {
        requires = new Requirements(List.of("pdftotext"), List.of(), Map.of());
        assertThat(fit("codex").status()).isEqualTo("fits");
        assertThat(fit("codex").notes())
                .containsExactly(
                        "Must be installed there: pdftotext.",
                        "Programs needed: Not checked there; ./guildhall install says what is missing.");
    }

    @Test
    void doesNotFitTheSandboxWhenMadeForAnotherSystem() {
        requires = new Requirements(List.of(), List.of("windows"), Map.of());
        assertThat(with("does-not-fit")).containsExactly("inline");
        assertThat(fit("inline").notes()).containsExactly("Runs on windows only; the sandbox is Linux.");
    }

    @Test
    void isLimitedWhereThePackageDoesNotNameTheHarness() {
        compatibility = new Compatibility(Map.of("claude-agent-sdk", ">=2.1"), List.of());
        assertThat(fit("claude-code")).isEqualTo(new Fit("fits", List.of("Made for claude-code >=2.1.")));
        assertThat(with("fits")).containsExactly("claude-code", "inline");
        assertThat(with("limited")).hasSize(9);
    }

    @Test
    void doesNotFitWhatItIsTooLargeFor() {
        files = List.of(file("SKILL.md", 10), file("data.bin", 9_000_000));
        assertThat(with("does-not-fit")).containsExactly("openclaw");
        assertThat(fit("openclaw").notes())
                .containsExactly("Written all the same, but OpenClaw does not take a skill of 9.0 MB; 8.4 MB at most.");
    }

    @Test
    void doesNotFitWhereItsNameIsRefused() {
        name = "ask-claude";
        assertThat(with("does-not-fit")).containsExactly("claude-managed-agents");
        assertThat(fit("claude-managed-agents").notes())
                .containsExactly("Left out: the API refuses names that contain anthropic or claude.");
    }

    @Test
    void countsTokensOfTheEntryAndTheBody() {
        assertThat(found().tokens()).isEqualTo(new ContextTokens(37, 4));
        assertThat(found().rules())
                .isEqualTo(Wired.bean(HarnessFits.class).rules())
                .isNotEmpty();
    }

    private List<String> with(String status) {
        return statuses().entrySet().stream()
                .filter(fit -> fit.getValue().equals(status))
                .map(Map.Entry::getKey)
                .toList();
    }

    private Map<String, String> statuses() {
        Map<String, String> statuses = new TreeMap<>();
        fits().forEach((harness, fit) -> statuses.put(harness, fit.status()));
        return statuses;
    }

    private Fit fit(String harness) {
        return Objects.requireNonNull(fits().get(harness));
    }

    private Map<String, Fit> fits() {
        return found().fits();
    }

    private HarnessFits.Fitting found() {
        return Wired.bean(HarnessFits.class)
                .of(new SkillUse("@mill/" + name, "1.0.0", manifest(), "Turn the wheel.", files));
    }

    private static PackageFile file(String path, long size) {
        return new PackageFile(path, false, size, "0".repeat(64));
    }

    private SkillManifest manifest() {
        return new SkillManifest(
                Optional.of("mill"),
                name,
                Optional.of("1.0.0"),
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
                ToolPolicy.NONE,
                servers,
                List.of(),
                SkillPermissions.NONE,
                requires,
                List.of(),
                compatibility,
                Map.of(),
                Optional.empty());
    }
}
