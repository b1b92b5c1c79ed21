package dev.guildhall.capabilities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.capabilities.CapabilityRow.Change;
import dev.guildhall.capabilities.CapabilityRow.What;
import dev.guildhall.skill.CredentialNeed;
import dev.guildhall.skill.Invocation;
import dev.guildhall.skill.McpServerNeed;
import dev.guildhall.skill.PackageFile;
import dev.guildhall.skill.Requirements;
import dev.guildhall.skill.SkillManifest;
import dev.guildhall.skill.SkillPermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packages made to be much to compare, or to look like what they are not. */
class CapabilityLimitsTest {

    @Test
    void saysLittleAboutAsMuchAsAManifestMayHold() {
        // Each pattern covers all that are longer: 200 × 200 pairs for each of 20 servers, 100 × 100 for each of 30
        // credentials.
        List<CapabilityRow> rows = rows(most("a", "*", "*."), most("b", "x", ""));
        assertThat(row(rows, CapabilityKind.MCP_TOOLS).before()).hasSize(4_000);
        assertThat(row(rows, CapabilityKind.CREDENTIAL_HOSTS).before()).hasSize(3_000);
        assertThat(rows.stream()
                        .flatMap(row -> row.changes().stream())
                        .mapToInt(CapabilityLimitsTest::length)
                        .sum())
                .isLessThan(1_000_000);
        assertThat(rows).allMatch(row -> row.changes().size() <= 5 * CapabilityRow.MOST);
        CapabilityRow widened = row(rows(most("b", "x", ""), most("b", "*", "")), CapabilityKind.MCP_TOOLS);
        assertThat(widened.wider()).isGreaterThan(3_000);
        assertThat(widened.changes().size() + widened.more())
                .isEqualTo(widened.wider() + widened.narrower() + widened.neither());
    }

    @Test
    void namesThreeAndCountsTheRest() {
        SkillManifest before = tools(IntStream.range(0, 7).mapToObj(i -> "Bash(git " + i + ")"));
        assertThat(row(rows(before, tools(Stream.of("Bash"))), CapabilityKind.TOOLS)
                        .changes())
                .containsExactly(
                        new Change(
                                What.WIDENED,
                                Direction.WIDER,
                                List.of("Bash(git 0)", "Bash(git 1)", "Bash(git 2)"),
                                List.of("Bash"),
                                "Now uses Bash without a question, before only Bash(git 0), Bash(git 1), Bash(git 2) and 4 more."));
    }

    @Test
    void listsSomeChangesAndCountsAll() {
        List<PackageFile> files = IntStream.range(0, 2_000)
                .mapToObj(i -> new PackageFile("run%04d.sh".formatted(i), true, 1, "ab".repeat(32)))
                .toList();
        List<CapabilityRow> rows = CapabilityDiff.of(
                Capabilities.of(Manifests.plain(), List.of(), Set.of()),
                Capabilities.of(Manifests.plain(), files, Set.of()));
        CapabilityRow scripts = row(rows, CapabilityKind.SCRIPTS);
        assertThat(scripts.changes()).hasSize(CapabilityRow.MOST);
        assertThat(scripts.wider()).isEqualTo(2_000);
        assertThat(scripts.more()).isEqualTo(2_000 - CapabilityRow.MOST);
        assertThat(rows.stream().mapToInt(CapabilityRow::wider).sum()).isEqualTo(2_000);
    }

    @Test
    void countsEachOfTooManyAsAChange() {
        SkillManifest before = tools(IntStream.rangeClosed(0, 300).mapToObj(i -> "Bash(git " + i + ":*)"));
        CapabilityRow row = row(rows(before, tools(Stream.of("Bash(git 7:*)", "Bash(git 7 x)"))), CapabilityKind.TOOLS);
        assertThat(row.wider()).isOne();
        assertThat(row.changes().getFirst().sentence()).isEqualTo("Now uses Bash(git 7 x) without a question.");
    }

    @Test
    void writesOutWhatAScreenWouldHide() {
        assertThat(row(rows(Manifests.plain(), Manifests.network("api.\u202eexample")), CapabilityKind.HOSTS)
                        .changes())
                .containsExactly(new Change(
                        What.ADDED,
                        Direction.WIDER,
                        List.of(),
                        List.of("api.‹U+202E›example"),
                        "Now reaches api.‹U+202E›example."));
    }

    @Test
    void tellsLongGrantsApartThatBeginAlike() {
        String same = "x".repeat(5_000);
        CapabilityRow row =
                row(rows(server(Map.of(), same + "a"), server(Map.of(), same + "b")), CapabilityKind.MCP_ADDRESSES);
        assertThat(row.wider()).isOne();
        assertThat(row.before().getFirst())
                .startsWith("docs → xxx")
                .hasSizeLessThan(1_200)
                .contains("5,008 characters");
    }

    @Test
    void seesACredentialSentToAServer() {
        List<CapabilityRow> rows = rows(
                server(Map.of("X-Trace", "on"), "serve"),
                server(Map.of("Authorization", "Bearer ${credential:token}", "X-Key", "${credential:key}"), "serve"));
        assertThat(row(rows, CapabilityKind.MCP_CREDENTIALS).changes())
                .extracting(Change::sentence)
                .containsExactly(
                        "Now sends a credential to an MCP server: key → docs.",
                        "Now sends a credential to an MCP server: token → docs.");
        assertThat(row(
                                rows(
                                        server(Map.of("Authorization", "${credential:token}"), "serve"),
                                        server(Map.of(), "--token=${credential:token}")),
                                CapabilityKind.MCP_CREDENTIALS)
                        .changes())
                .extracting(Change::sentence)
                .containsExactly("token → docs: in its command, before in the header Authorization.");
    }

    @Test
    void knowsScriptsByTheirEndingInAnyCase() {
        List<CapabilityRow> rows = CapabilityDiff.of(
                Capabilities.of(Manifests.plain(), List.of(), Set.of()),
                Capabilities.of(
                        Manifests.plain(), List.of(new PackageFile("RUN.SH", false, 1, "ab".repeat(32))), Set.of()));
        assertThat(row(rows, CapabilityKind.SCRIPTS).after()).containsExactly("RUN.SH");
    }

    private static int length(Change change) {
        return change.sentence().length()
                + String.join("", change.before()).length()
                + String.join("", change.after()).length();
    }

    /** As many needs as the format takes: 30 credentials with 100 hosts, 20 servers with 200 tools. */
    private static SkillManifest most(String letter, String end, String start) {
        List<String> tools = IntStream.range(0, 200)
                .mapToObj(i -> letter + "a".repeat(i % 125) + (i < 125 ? "" : "b") + end)
                .toList();
        List<String> hosts = IntStream.range(0, 100)
                .mapToObj(i -> start + "d.".repeat(i) + letter + ".example")
                .toList();
        return needs(
                IntStream.range(0, 30)
                        .mapToObj(i -> new CredentialNeed("id" + i, Optional.empty(), hosts, true, Optional.empty()))
                        .toList(),
                IntStream.range(0, 20)
                        .mapToObj(i -> new McpServerNeed(
                                "server" + i,
                                "stdio",
                                Optional.empty(),
                                IntStream.range(0, 50)
                                        .mapToObj(word -> letter.repeat(1_000))
                                        .toList(),
                                Map.of(),
                                tools))
                        .toList());
    }

    private static SkillManifest server(Map<String, String> headers, String command) {
        return needs(
                List.of(),
                List.of(new McpServerNeed("docs", "http", Optional.empty(), List.of(command), headers, List.of())));
    }

    private static SkillManifest needs(List<CredentialNeed> credentials, List<McpServerNeed> servers) {
        return Manifests.manifest(
                List.of(),
                List.of(),
                SkillPermissions.NONE,
                credentials,
                servers,
                List.of(),
                Invocation.DEFAULT,
                Requirements.NONE);
    }

    private static SkillManifest tools(Stream<String> tools) {
        return Manifests.may(tools.toList(), SkillPermissions.NONE);
    }

    private static List<CapabilityRow> rows(SkillManifest before, SkillManifest after) {
        return CapabilityDiff.of(
                Capabilities.of(before, List.of(), Set.of()), Capabilities.of(after, List.of(), Set.of()));
    }

    private static CapabilityRow row(List<CapabilityRow> rows, CapabilityKind kind) {
        return rows.stream().filter(row -> row.kind() == kind).findFirst().orElseThrow();
    }
}
