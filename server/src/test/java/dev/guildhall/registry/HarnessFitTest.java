package dev.guildhall.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.packages.ManifestJson;
import dev.guildhall.registry.PublishedVersion.Fit;
import dev.guildhall.skill.Compatibility;
import dev.guildhall.skill.Invocation;
import dev.guildhall.skill.McpServerNeed;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.Requirements;
import dev.guildhall.skill.SkillManifest;
import dev.guildhall.skill.SkillPermissions;
import dev.guildhall.skill.ToolPolicy;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HarnessFitTest {
    private Invocation invocation = Invocation.DEFAULT;
    private List<McpServerNeed> servers = List.of();
    private ToolPolicy tools = ToolPolicy.NONE;
    private Requirements requires = Requirements.NONE;
    private Compatibility compatibility = Compatibility.ANY;
    private List<PackageFile> files = List.of(new PackageFile("SKILL.md", false, 10, "0".repeat(64)));

    @Test
    void fitsEverywhereWhenItKeepsToTheStandard() {
        assertThat(statuses().values()).containsOnly("fits");
    }

    @Test
    void isLimitedWhereTheModelSeesItAnyway() {
        invocation = new Invocation(false, true, Optional.empty(), List.of(), Optional.empty());
        assertThat(limited()).containsExactly("gemini-cli", "opencode");
    }

    @Test
    void isLimitedWherePathsHaveNoEffect() {
        invocation = new Invocation(true, true, Optional.empty(), List.of("**/*.pdf"), Optional.empty());
        assertThat(limited()).containsExactly("codex", "copilot", "gemini-cli", "inline", "openclaw", "opencode", "pi");
    }

    @Test
    void isLimitedOnPiWithServersToolsAndJars() {
        servers = List.of(new McpServerNeed(
                "docs", "http", Optional.of("https://docs.acme/mcp"), List.of(), Map.of(), List.of()));
        assertThat(limited()).containsExactly("pi");
        servers = List.of();
        tools = new ToolPolicy(List.of("Read"), List.of());
        assertThat(limited()).containsExactly("pi");
        tools = ToolPolicy.NONE;
        files = List.of(new PackageFile("lib/tools.jar", false, 10, "0".repeat(64)));
        assertThat(limited()).containsExactly("pi");
        assertThat(fit("codex").notes())
                .containsExactly("The Java tools are called through this server's MCP endpoint.");
    }

    @Test
    void namesProgramsThatMustBeThere() {
        requires = new Requirements(List.of("pdftotext"), List.of(), Map.of());
        assertThat(fit("codex")).isEqualTo(new Fit("fits", List.of("Must be installed on the machine: pdftotext.")));
        assertThat(fit("openclaw")).isEqualTo(new Fit("fits", List.of()));
    }

    @Test
    void doesNotFitTheSandboxWhenMadeForAnotherSystem() {
        requires = new Requirements(List.of(), List.of("windows"), Map.of());
        assertThat(fit("inline").status()).isEqualTo("does-not-fit");
        assertThat(fit("claude-code").status()).isEqualTo("fits");
    }

    @Test
    void isLimitedWhereThePackageDoesNotNameTheHarness() {
        compatibility = new Compatibility(Map.of("claude-code", ">=2.1"), List.of());
        assertThat(fit("claude-code")).isEqualTo(new Fit("fits", List.of("Made for claude-code >=2.1.")));
        assertThat(limited()).containsExactly("codex", "copilot", "gemini-cli", "openclaw", "opencode", "pi");
    }

    @Test
    void readsBackWhatWasWritten() {
        assertThat(Json.fits(Json.ofFits(fits()))).isEqualTo(fits());
        assertThat(Json.fits(Json.ofFits(fits())).keySet()).containsExactlyElementsOf(fits().keySet());
        assertThat(ManifestJson.read(ManifestJson.write(manifest()))).isEqualTo(manifest());
    }

    private List<String> limited() {
        return statuses().entrySet().stream()
                .filter(fit -> fit.getValue().equals("limited"))
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
        return HarnessFit.of(manifest(), files);
    }

    private SkillManifest manifest() {
        return new SkillManifest(
                Optional.of("mill"),
                "grind",
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
                tools,
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
