package dev.guildhall.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.identity.Role;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemType;
import dev.guildhall.registry.Guild;
import dev.guildhall.registry.Lifecycle;
import dev.guildhall.wired.Wired;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MaterialisationTest {
    private final Agents agents = Wired.bean(Agents.class);
    private final Materialisation materialisation = Wired.bean(Materialisation.class);
    private final Receipts receipts = Wired.bean(Receipts.class);
    private final Lifecycle lifecycle = Wired.bean(Lifecycle.class);
    private final Guild guild = new Guild();
    private final Actor author = guild.authorOf("mill");
    private final Actor viewer = guild.user(Role.VIEWER);

    @Test
    void plansAnAgentForEveryHarness() throws IOException {
        miller("claude-code");
        List<HarnessFitRow> rows = materialisation.harnesses(viewer, "miller");
        assertThat(rows)
                .extracting(HarnessFitRow::harness)
                .startsWith("inline")
                .contains("claude-code", "opencode", "codex", "gemini-cli", "copilot", "cursor", "openclaw", "pi");
        assertThat(rows.stream().filter(HarnessFitRow::chosen))
                .extracting(HarnessFitRow::harness)
                .containsExactly("claude-code");
        assertThat(rows.stream().filter(HarnessFitRow::planned)).hasSize(10);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.catalogTokens()).isPositive();
            assertThat(row.carriedNative() + row.emulated() + row.lost()).isPositive();
        });
        for (HarnessFitRow row : rows) {
            if (row.planned()) {
                AgentPlan plan = plan(row.harness(), Optional.empty());
                assertThat(plan.files().size() + plan.uploads().size()).isPositive();
            }
        }
    }

    @Test
    void theArchiveIsThePlanByteForByte() throws Exception {
        miller("opencode");
        AgentPlan plan = plan("opencode", Optional.empty());
        byte[] archive = archive("opencode");
        assertThat(archive("opencode")).isEqualTo(archive);
        Map<String, String> found = new TreeMap<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (!entry.getName().equals(".guildhall/plan.json")) {
                    found.put(entry.getName(), sha256(tar.readAllBytes()));
                }
            }
        }
        Map<String, String> planned = new TreeMap<>();
        plan.files().forEach(file -> planned.put(file.path().replaceFirst("^~/", ".guildhall/home/"), file.sha256()));
        assertThat(found).isEqualTo(planned);
        assertThat(plan.files())
                .filteredOn(file -> file.path().endsWith("run.sh"))
                .allMatch(file -> file.path().startsWith(".opencode/skills/stone/"))
                .hasSize(1);
        assertThat(materialisation.text(viewer, "miller", "opencode", "current", "AGENTS.md"))
                .contains("Grind slowly.");
        refused(AgentProblem.FILE_UNKNOWN, () -> materialisation.text(viewer, "miller", "opencode", "current", "none"));
    }

    @Test
    void showsWhatChangesWhenTheHarnessIsSwitched() throws IOException {
        miller("opencode");
        AgentPlan plan = plan("claude-agent-sdk", Optional.of("opencode"));
        assertThat(plan.harness()).isEqualTo("claude-code");
        assertThat(plan.diff())
                .contains(
                        new AgentPlan.FileChange(".claude/skills/stone/SKILL.md", "added"),
                        new AgentPlan.FileChange(".opencode/skills/stone/SKILL.md", "removed"));
        refused(AgentProblem.HARNESS_UNKNOWN, () -> plan("emacs", Optional.empty()));
        refused(AgentProblem.NO_PLAN, () -> plan("inline", Optional.empty()));
    }

    @Test
    void aPlanSaysWhatNoHarnessCanBeTold() throws IOException {
        agents.put(author, "miller", """
                description: Grinds.
                harness: codex
                mcpServers: [github]
                delegates: [baker]
                tools:
                  allow: [Bash]
                  rules:
                    - {tool: Bash, when: 'args.command.startsWith("rm")', decide: deny}
                """, Precondition.NONE);
        AgentPlan plan = plan("codex", Optional.empty());
        assertThat(plan.notes())
                .extracting(note -> note.carried() + " " + note.explanation())
                .contains(
                        "LOST No address of the server github is known here. Write it as {name: github, url: …} in agent.yaml.",
                        "LOST There is no agent baker here (yet).",
                        "EMULATED The rule for Bash has a condition, which only this server can decide; there, every call of it is asked about.");
    }

    @Test
    void handsNothingOutThatIsRevoked() throws IOException {
        miller("opencode");
        lifecycle.yank(author, "mill", "stone", "1.0.0", "It crumbles.");
        assertThat(plan("opencode", Optional.empty()).files()).isNotEmpty();
        lifecycle.revoke(guild.user(Role.REVIEWER), "mill", "stone", "1.0.0", "It steals.");
        refused(AgentProblem.LOCK_REFUSED, () -> plan("opencode", Optional.empty()));
        refused(AgentProblem.LOCK_REFUSED, () -> archive("opencode"));
    }

    @Test
    void aReceiptMakesDriftVisible() throws IOException {
        miller("opencode");
        AgentPlan plan = plan("opencode", Optional.empty());
        ReceiptRow row = receipts.put(viewer, "miller", "opencode", receipt(plan, Map.of()));
        assertThat(row.state()).isEqualTo("in-step");
        assertThat(row.changes()).isEmpty();
        ReceiptRow changed = receipts.put(
                viewer,
                "miller",
                "opencode",
                receipt(plan, Map.of(".opencode/skills/stone/SKILL.md", Optional.of("0".repeat(64)))));
        assertThat(changed.state()).isEqualTo("changed");
        assertThat(changed.changes())
                .containsExactly(new ReceiptRow.Change(".opencode/skills/stone/SKILL.md", "changed"));
        ReceiptRow missing = receipts.put(
                viewer,
                "miller",
                "opencode",
                receipt(plan, Map.of(".opencode/skills/stone/SKILL.md", Optional.empty())));
        assertThat(missing.changes())
                .containsExactly(new ReceiptRow.Change(".opencode/skills/stone/SKILL.md", "missing"));
        assertThat(agents.detail(viewer, "miller").notices())
                .extracting(AgentNotice::kind)
                .containsExactly("changed");
        receipts.put(viewer, "miller", "opencode", receipt(plan, Map.of()));
        assertThat(agents.list(viewer, AgentQuery.ALL, PageRequest.first(1)).items())
                .extracting(AgentRow::drift)
                .containsExactly(Optional.of("in-step"));
        agents.put(
                author,
                "miller",
                "description: Grinds.\nharness: opencode\nskills: {\"@mill/stone\": \"^1\"}\n",
                Precondition.NONE);
        assertThat(receipts.list(viewer, "miller", PageRequest.first(5)).items())
                .extracting(ReceiptRow::place, ReceiptRow::state, ReceiptRow::agentVersion)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("laptop:/work", "behind", 1));
        ReceiptRow behind = receipts.put(viewer, "miller", "opencode", receipt(plan, Map.of()));
        assertThat(behind.state()).isEqualTo("behind");
        refused(
                AgentProblem.RECEIPT_INVALID,
                () -> receipts.put(viewer, "miller", "opencode", new ReceiptBody("x", "y", List.of(), List.of())));
        Actor foreign = new Guild().user(Role.ADMINISTRATOR);
        refused(AgentProblem.UNKNOWN, () -> receipts.list(foreign, "miller", PageRequest.first(1)));
        refused(AgentProblem.UNKNOWN, () -> materialisation.harnesses(foreign, "miller"));
        refused(AgentProblem.UNKNOWN, () -> materialisation.archive(foreign, "miller", "opencode", "current"));
        receipts.remove(viewer, "miller", "opencode", "laptop:/work");
        assertThat(receipts.list(viewer, "miller", PageRequest.first(5)).items())
                .isEmpty();
    }

    private static ReceiptBody receipt(AgentPlan plan, Map<String, Optional<String>> other) {
        return new ReceiptBody(
                "laptop:/work",
                plan.planDigest(),
                plan.files().stream()
                        .filter(file -> !file.merged())
                        .map(file -> new ReceiptBody.SeenFile(
                                file.path(), other.getOrDefault(file.path(), Optional.of(file.sha256()))))
                        .toList(),
                plan.patches().stream()
                        .map(patch -> new ReceiptBody.SeenPatch(patch.path(), patch.pointer(), true))
                        .toList());
    }

    private AgentPlan plan(String harness, Optional<String> against) {
        return materialisation.plan(viewer, "miller", harness, "current", against);
    }

    private byte[] archive(String harness) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        materialisation.archive(viewer, "miller", harness, "current", out);
        return out.toByteArray();
    }

    private void miller(String harness) throws IOException {
        Guild.publish(
                author,
                Guild.skill("stone", "Grinds.", "Run run.sh.", Map.of("run.sh", "#!/bin/sh\necho grind\n")),
                "mill",
                "1.0.0");
        agents.put(author, "miller", """
                description: Grinds.
                harness: %s
                model: fast-chat
                instructions: Grind slowly.
                skills: {"@mill/stone": "^1"}
                mcpServers:
                  - {name: docs, url: "https://docs.mill.test/mcp", headers: {Authorization: "Bearer ${credential:DOCS_TOKEN}"}}
                credentials: {DOCS_TOKEN: {allowed_host: docs.mill.test}}
                """.formatted(harness), Precondition.NONE);
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static void refused(ProblemType type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
