package dev.guildhall.capabilities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.capabilities.CapabilityRow.Change;
import dev.guildhall.capabilities.CapabilityRow.What;
import dev.guildhall.skill.CredentialNeed;
import dev.guildhall.skill.DependencyRange;
import dev.guildhall.skill.Invocation;
import dev.guildhall.skill.McpServerNeed;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.Requirements;
import dev.guildhall.skill.SkillManifest;
import dev.guildhall.skill.SkillPermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CapabilityDiffTest {

    @Test
    void saysWhichHostCame() {
        assertThat(changes(Manifests.network("api.github.com"), Manifests.network("api.github.com", "api.osv.dev")))
                .containsExactly(new Change(
                        What.ADDED, Direction.WIDER, List.of(), List.of("api.osv.dev"), "Now reaches api.osv.dev."));
    }

    @Test
    void seesAHostWidenedToAWildcard() {
        assertThat(changes(Manifests.network("docs.acme.example"), Manifests.network("*.acme.example")))
                .containsExactly(new Change(
                        What.WIDENED,
                        Direction.WIDER,
                        List.of("docs.acme.example"),
                        List.of("*.acme.example"),
                        "Now reaches *.acme.example, before only docs.acme.example."));
    }

    @Test
    void seesAShellPatternNarrowed() {
        assertThat(changes(tools("Bash"), tools("Bash(git:*)")))
                .containsExactly(new Change(
                        What.NARROWED,
                        Direction.NARROWER,
                        List.of("Bash"),
                        List.of("Bash(git:*)"),
                        "Now only uses Bash(git:*) without a question, before Bash."));
    }

    @Test
    void doesNotCallWiderWhatWasAllowedBefore() {
        assertThat(changes(tools("Bash(git:*)"), tools("Bash(git:*)", "Bash(git push:*)")))
                .containsExactly(new Change(
                        What.ADDED,
                        Direction.SAME,
                        List.of(),
                        List.of("Bash(git push:*)"),
                        "Names Bash(git push:*), which Bash(git:*) allowed before."));
    }

    @Test
    void readsARuleAgainstAToolTheOtherWayRound() {
        SkillManifest before = denied("Bash(git push:*)");
        assertThat(changes(before, denied()))
                .containsExactly(new Change(
                        What.REMOVED,
                        Direction.WIDER,
                        List.of("Bash(git push:*)"),
                        List.of(),
                        "No longer rules out Bash(git push:*)."));
    }

    @Test
    void saysWhereACredentialMayGo() {
        assertThat(rows(credential("docs.acme.example"), credential()).stream()
                        .filter(row -> row.kind() == CapabilityKind.CREDENTIAL_HOSTS)
                        .flatMap(row -> row.changes().stream()))
                .containsExactly(new Change(
                        What.WIDENED,
                        Direction.WIDER,
                        List.of("token → docs.acme.example"),
                        List.of("token → *"),
                        "Now may send a credential: token → *, before only token → docs.acme.example."));
    }

    @Test
    void seesAnMcpServerMoveToAnotherHost() {
        List<CapabilityRow> rows = rows(server("https://docs.acme.example/mcp"), server("https://evil.example/mcp"));
        assertThat(row(rows, CapabilityKind.MCP_SERVERS).changes()).isEmpty();
        CapabilityRow addresses = row(rows, CapabilityKind.MCP_ADDRESSES);
        assertThat(addresses.direction()).isEqualTo(Direction.MIXED);
        assertThat(addresses.changes())
                .extracting(Change::sentence)
                .containsExactly(
                        "Now connects an MCP server: docs → evil.example.",
                        "No longer connects an MCP server: docs → docs.acme.example.");
    }

    @Test
    void seesWhatFilesBringThatNoManifestSays() {
        List<PackageFile> before = List.of(file("SKILL.md", false), file("lib/tool.jar", false));
        List<PackageFile> after = List.of(
                file("SKILL.md", false),
                new PackageFile("lib/tool.jar", false, 1, "ff".repeat(32)),
                file("run", true),
                file("x.py", false),
                file("blob", false));
        List<CapabilityRow> rows = CapabilityDiff.of(
                Capabilities.of(Manifests.plain(), before, Set.of()),
                Capabilities.of(Manifests.plain(), after, Set.of("blob")));
        assertThat(rows.stream().flatMap(row -> row.changes().stream()).map(Change::sentence))
                .containsExactly(
                        "lib/tool.jar holds other code.",
                        "Now brings the script run.",
                        "Now brings the script x.py.",
                        "Now brings the binary file blob.");
    }

    @Test
    void tellsADependencysRangeFromItsTarget() {
        assertThat(changes(dependency("^1"), dependency("^2")))
                .containsExactly(new Change(
                        What.CHANGED,
                        Direction.SAME,
                        List.of("@mill/base"),
                        List.of("@mill/base"),
                        "@mill/base: ^2, before ^1."));
    }

    @Test
    void comparesBackwardsAsTheMirrorImage() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            Capabilities a = Capabilities.of(Manifests.any(random), Manifests.files(random), Set.of("other.txt"));
            Capabilities b = Capabilities.of(Manifests.any(random), Manifests.files(random), Set.of());
            List<CapabilityRow> there = CapabilityDiff.of(a, b);
            List<CapabilityRow> back = CapabilityDiff.of(b, a);
            assertThat(there).as("seed %d", seed).hasSameSizeAs(back);
            for (int i = 0; i < there.size(); i++) {
                CapabilityRow row = there.get(i);
                CapabilityRow mirror = back.get(i);
                assertThat(mirror.direction())
                        .as("seed %d", seed)
                        .isEqualTo(row.direction().mirrored());
                assertThat(mirror.before()).isEqualTo(row.after());
                assertThat(mirror.after()).isEqualTo(row.before());
                assertThat(mirror.changes().stream().map(CapabilityDiffTest::unworded))
                        .as("seed %d %s", seed, row.kind())
                        .containsExactlyInAnyOrderElementsOf(row.changes().stream()
                                .map(CapabilityDiffTest::mirrored)
                                .toList());
            }
        }
    }

    @Test
    void findsNothingBetweenAVersionAndItself() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            Capabilities same = Capabilities.of(Manifests.any(random), Manifests.files(random), Set.of());
            assertThat(CapabilityDiff.of(same, same))
                    .allMatch(row -> row.changes().isEmpty() && row.direction() == Direction.SAME);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HOSTS, *.acme.example, docs.acme.example, true",
        "HOSTS, *.acme.example, acme.example, false",
        "HOSTS, *.acme.example, evilacme.example, false",
        "HOSTS, *.acme.example, *.docs.acme.example, true",
        "HOSTS, docs.acme.example, docs.acme.example:8443, true",
        "HOSTS, docs.acme.example:8443, docs.acme.example, false",
        "HOSTS, *.acme.example:443, docs.acme.example:8443, false",
        "HOSTS, [::1], [::1]:80, true",
        "WRITES, out, out/deep, true",
        "WRITES, out/, outside, false",
        "WRITES, ., out/deep, true",
        "WRITES, out/*, out/deep/er, false",
        "WRITES, out/**, out/deep/er, true",
        "TOOLS, Bash(git:*), Bash(gitk), false",
        "TOOLS, Bash(git:*), Bash(git), true",
        "TOOLS, Bash(git:*), Bash(git push:*), true",
        "TOOLS, Bash(git*), Bash(gitk), true",
        "TOOLS, Bash(git push:*), Bash(git:*), false",
        "TOOLS, Bash(git:*), Bash, false",
        "TOOLS, github:get_*, github:get_issue, true",
        "TOOLS, github:get_*, github:set_issue, false",
        "TOOLS, mcp__docs, mcp__docs__search, true",
        "TOOLS, mcp__docs, mcp__docsearch, false",
        "RUNS, git, git push, false",
    })
    void knowsWhatAPatternCovers(CapabilityKind kind, String wide, String narrow, boolean covers) {
        assertThat(kind.covers(wide, narrow)).isEqualTo(covers);
    }

    private record Unworded(What what, Direction direction, List<String> before, List<String> after) {}

    private static Unworded unworded(Change change) {
        return new Unworded(change.what(), change.direction(), change.before(), change.after());
    }

    private static Unworded mirrored(Change change) {
        What what = switch (change.what()) {
            case ADDED -> What.REMOVED;
            case REMOVED -> What.ADDED;
            case WIDENED -> What.NARROWED;
            case NARROWED -> What.WIDENED;
            case CHANGED -> What.CHANGED;
        };
        return new Unworded(
                what, change.direction().mirrored(), /* before= */ change.after(), /* after= */ change.before());
    }

    private static List<CapabilityRow> rows(SkillManifest before, SkillManifest after) {
        return CapabilityDiff.of(
                Capabilities.of(before, List.of(), Set.of()), Capabilities.of(after, List.of(), Set.of()));
    }

    private static List<Change> changes(SkillManifest before, SkillManifest after) {
        return rows(before, after).stream()
                .flatMap(row -> row.changes().stream())
                .toList();
    }

    private static CapabilityRow row(List<CapabilityRow> rows, CapabilityKind kind) {
        return rows.stream().filter(row -> row.kind() == kind).findFirst().orElseThrow();
    }

    private static SkillManifest tools(String... tools) {
        return Manifests.may(List.of(tools), SkillPermissions.NONE);
    }

    private static SkillManifest denied(String... tools) {
        return Manifests.manifest(
                List.of(),
                List.of(tools),
                SkillPermissions.NONE,
                List.of(),
                List.of(),
                List.of(),
                Invocation.DEFAULT,
                Requirements.NONE);
    }

    private static SkillManifest credential(String... hosts) {
        return Manifests.manifest(
                List.of(),
                List.of(),
                SkillPermissions.NONE,
                List.of(new CredentialNeed("token", Optional.empty(), List.of(hosts), true, Optional.empty())),
                List.of(),
                List.of(),
                Invocation.DEFAULT,
                Requirements.NONE);
    }

    private static SkillManifest server(String url) {
        return Manifests.manifest(
                List.of(),
                List.of(),
                SkillPermissions.NONE,
                List.of(),
                List.of(new McpServerNeed("docs", "http", Optional.of(url), List.of(), Map.of(), List.of("search"))),
                List.of(),
                Invocation.DEFAULT,
                Requirements.NONE);
    }

    private static SkillManifest dependency(String range) {
        return Manifests.manifest(
                List.of(),
                List.of(),
                SkillPermissions.NONE,
                List.of(),
                List.of(),
                List.of(new DependencyRange("mill", "base", range)),
                Invocation.DEFAULT,
                Requirements.NONE);
    }

    private static PackageFile file(String path, boolean executable) {
        return new PackageFile(path, executable, 1, "ab".repeat(32));
    }
}
