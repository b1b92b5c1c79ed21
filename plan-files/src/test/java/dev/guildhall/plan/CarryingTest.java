package dev.guildhall.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guildhall.plan.Carried.What;
import dev.guildhall.skill.HarnessPlan.Syntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarryingTest {
    private static final Carrying.Options PLAIN = new Carrying.Options(false, false);
    private static final Carrying.Options FORCE = new Carrying.Options(true, false);
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @TempDir
    private Path workspace;

    @TempDir
    private Path home;

    private Place place;
    private Carrying carrying;

    @BeforeEach
    void open() throws IOException {
        place = new Place(workspace, home);
        carrying = new Carrying(place);
    }

    @Test
    void writesAPlanAndTakesItBackWithoutATrace() throws IOException {
        Files.writeString(workspace.resolve("opencode.json"), "{\n  // mine\n  \"theme\": \"dark\",\n}\n");
        Files.writeString(workspace.resolve("AGENTS.md"), "# Rules\r\nBe kind.");
        Map<String, String> before = Tree.of(workspace);
        Carried carried = apply(SamplePlan.whole());
        assertThat(carried.lines())
                .extracting(line -> line.what().word() + " " + line.path())
                .containsExactly(
                        "merged .codex/config.toml",
                        "written .opencode/skills/pdf/SKILL.md",
                        "written .opencode/skills/pdf/scripts/run.sh",
                        "merged AGENTS.md",
                        "merged opencode.json",
                        "written ~/.config/tool/agent.txt");
        String real = workspace.toRealPath().toString();
        assertThat(Tree.ofFiles(workspace))
                .containsEntry("x .opencode/skills/pdf/scripts/run.sh", "#!/bin/sh\necho é\n")
                .containsEntry(
                        "opencode.json",
                        "{\n  // mine\n  \"theme\": \"dark\",\n  \"mcp\": {\n    \"docs\": {\n      \"cwd\": \"" + real
                                + "/x\"\n    }\n  },\n  \"instructions\": [\n    \"RULES.md\"\n  ],\n}\n")
                .containsEntry(
                        "AGENTS.md",
                        "# Rules\r\nBe kind.\r\n\r\n<!-- guildhall:begin reviewer -->\r\nReview with care.\r\n"
                                + "<!-- guildhall:end reviewer -->\r\n");
        assertThat(Tree.of(home)).containsEntry(".config/tool/agent.txt", "at home\n");
        carrying.remove("reviewer", "opencode", PLAIN);
        assertThat(Tree.of(workspace)).isEqualTo(before);
        assertThat(Tree.of(home)).isEmpty();
    }

    @Test
    void changesNothingTheSecondTime() throws IOException {
        apply(SamplePlan.whole());
        Map<String, String> after = Tree.of(workspace);
        Carried again = apply(SamplePlan.whole());
        assertThat(again.lines()).extracting(Carried.Line::what).containsOnly(What.UNCHANGED);
        assertThat(Tree.ofFiles(workspace)).isEqualTo(withoutOwn(after));
    }

    @Test
    void writesNothingWhenAskedOnlyToLook() throws IOException {
        Carried dry = carrying.apply(
                SamplePlan.whole().planned(), SamplePlan.whole().bytes(), new Carrying.Options(false, true), NOW);
        assertThat(dry.lines()).hasSize(6);
        assertThat(Tree.of(workspace)).isEmpty();
        assertThat(Tree.of(home)).isEmpty();
    }

    @Test
    void takesAwayWhatTheNextPlanHasNoMore() throws IOException {
        Files.writeString(workspace.resolve("opencode.json"), "{}");
        apply(SamplePlan.whole());
        Carried next = apply(new SamplePlan()
                .version(4)
                .text(".opencode/skills/pdf/SKILL.md", "new\n")
                .patch("AGENTS.md", Syntax.MARKDOWN, "", "\"Otherwise.\""));
        assertThat(next.lines())
                .extracting(line -> line.what().word() + " " + line.path())
                .containsExactly(
                        "removed .codex/config.toml",
                        "updated .opencode/skills/pdf/SKILL.md",
                        "removed .opencode/skills/pdf/scripts/run.sh",
                        "merged AGENTS.md",
                        "restored opencode.json",
                        "removed ~/.config/tool/agent.txt");
        assertThat(Tree.ofFiles(workspace))
                .isEqualTo(Map.of(
                        ".opencode/", "",
                        ".opencode/skills/", "",
                        ".opencode/skills/pdf/", "",
                        ".opencode/skills/pdf/SKILL.md", "new\n",
                        "AGENTS.md", "<!-- guildhall:begin reviewer -->\nOtherwise.\n<!-- guildhall:end reviewer -->\n",
                        "opencode.json", "{}"));
        assertThat(Tree.of(home)).isEmpty();
    }

    @Test
    void touchesNoFileOfSomebodyElse() throws IOException {
        Path skill = workspace.resolve(".opencode/skills/pdf/SKILL.md");
        Files.createDirectories(skill.getParent());
        Files.writeString(skill, "mine\n");
        Map<String, String> before = Tree.of(workspace);
        assertThatExceptionOfType(PlanRefused.class)
                .isThrownBy(() -> apply(SamplePlan.whole()))
                .withMessageContaining(".opencode/skills/pdf/SKILL.md exists with other content")
                .withMessageContaining("--force");
        assertThat(Tree.of(workspace)).isEqualTo(before);
        Carried forced =
                carrying.apply(SamplePlan.whole().planned(), SamplePlan.whole().bytes(), FORCE, NOW);
        assertThat(forced.lines()).contains(new Carried.Line(".opencode/skills/pdf/SKILL.md", What.OVERWRITTEN, ""));
    }

    @Test
    void repairsWhatDrifted() throws IOException {
        Receipt receipt = apply(SamplePlan.whole()).receipt().orElseThrow();
        assertThat(Drift.between(receipt, place).none()).isTrue();
        Files.writeString(workspace.resolve(".opencode/skills/pdf/SKILL.md"), "changed");
        Files.delete(workspace.resolve(".opencode/skills/pdf/scripts/run.sh"));
        Path toml = workspace.resolve(".codex/config.toml");
        Files.writeString(toml, Files.readString(toml).replace("https://docs", "https://other"));
        Drift drift = Drift.between(receipt, place);
        assertThat(drift.none()).isFalse();
        assertThat(drift.patches())
                .contains(new Drift.SeenPatch(".codex/config.toml", "/mcp_servers/docs", false))
                .contains(new Drift.SeenPatch("opencode.json", "/mcp/docs", true));
        Receipt repaired = apply(SamplePlan.whole()).receipt().orElseThrow();
        assertThat(Drift.between(repaired, place).none()).isTrue();
    }

    @Test
    void keepsWhatSomebodyChangedWhenItTakesAPlanBack() throws IOException {
        apply(SamplePlan.whole());
        Files.writeString(workspace.resolve(".opencode/skills/pdf/SKILL.md"), "changed");
        Path json = workspace.resolve("opencode.json");
        Files.writeString(json, Files.readString(json).replaceFirst("\\{", "{\n  \"theme\": \"dark\","));
        Carried removed = carrying.remove("reviewer", "opencode", PLAIN);
        assertThat(removed.lines())
                .contains(new Carried.Line(".opencode/skills/pdf/SKILL.md", What.KEPT, "somebody changed it"))
                .contains(new Carried.Line("opencode.json", What.RESTORED, ""));
        assertThat(Tree.of(workspace))
                .isEqualTo(Map.of(
                        ".opencode/", "",
                        ".opencode/skills/", "",
                        ".opencode/skills/pdf/", "",
                        ".opencode/skills/pdf/SKILL.md", "changed",
                        "opencode.json", "{\n  \"theme\": \"dark\"\n}\n"));
    }

    @Test
    void leavesAnUnreadableFileAlone() throws IOException {
        Files.writeString(workspace.resolve("opencode.json"), "{\n  \"a\": \n}");
        Map<String, String> before = Tree.of(workspace);
        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> apply(SamplePlan.whole()))
                .withMessage("opencode.json:3:1: a value is expected here. The file was left as it is.");
        Files.write(workspace.resolve("opencode.json"), new byte[] {'{', '\n', (byte) 0xff});
        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> apply(SamplePlan.whole()))
                .withMessage("opencode.json:2:1: it is no UTF-8 from here on. The file was left as it is.");
        Files.writeString(workspace.resolve("opencode.json"), "{\n  \"a\": \n}");
        assertThat(Tree.of(workspace)).isEqualTo(before);
    }

    @Test
    void followsLinksInsideOnlyAndNeverToAFile(@TempDir Path outside) throws IOException {
        Files.createSymbolicLink(workspace.resolve(".opencode"), outside);
        assertThatExceptionOfType(PlanRefused.class)
                .isThrownBy(() -> apply(SamplePlan.whole()))
                .withMessageContaining("leads out of");
        Files.delete(workspace.resolve(".opencode"));
        Files.writeString(workspace.resolve("RULES.md"), "x");
        Files.createSymbolicLink(workspace.resolve("AGENTS.md"), Path.of("RULES.md"));
        assertThatExceptionOfType(PlanRefused.class)
                .isThrownBy(() -> apply(SamplePlan.whole()))
                .withMessageContaining("AGENTS.md is a symbolic link");
        Files.delete(workspace.resolve("AGENTS.md"));
        Files.createDirectory(workspace.resolve("shared"));
        Files.createSymbolicLink(workspace.resolve(".opencode"), Path.of("shared"));
        apply(SamplePlan.whole());
        assertThat(Tree.of(workspace)).containsKey("shared/skills/pdf/SKILL.md");
        carrying.remove("reviewer", "opencode", PLAIN);
        assertThat(Tree.of(workspace)).isEqualTo(Map.of("RULES.md", "x", "shared/", "", ".opencode", "→ shared"));
        assertThat(Tree.of(outside)).isEmpty();
    }

    @Test
    void keepsThePermissionsOfAConfigurationFile() throws IOException {
        Path json = workspace.resolve("opencode.json");
        Files.writeString(json, "{}");
        Files.setPosixFilePermissions(json, PosixFilePermissions.fromString("rw-------"));
        apply(SamplePlan.whole());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(json)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(workspace.resolve(".guildhall"))))
                .isEqualTo("rwx------");
    }

    @Test
    void sharesFilesAndSettingsBetweenHarnessesInAnyOrder() throws IOException {
        Files.writeString(workspace.resolve("opencode.json"), "{\"theme\": \"dark\"}");
        Map<String, String> before = Tree.of(workspace);
        for (List<String> order : List.of(List.of("opencode", "codex"), List.of("codex", "opencode"))) {
            apply(SamplePlan.whole());
            apply(SamplePlan.whole().harness("codex"));
            carrying.remove("reviewer", order.getFirst(), PLAIN);
            assertThat(Drift.between(
                                    new ReceiptFolder(place)
                                            .of("reviewer", order.getLast())
                                            .orElseThrow(),
                                    place)
                            .none())
                    .isTrue();
            carrying.remove("reviewer", order.getLast(), PLAIN);
            assertThat(Tree.of(workspace)).isEqualTo(before);
            assertThat(Tree.of(home)).isEmpty();
        }
    }

    @Test
    void keepsTwoAgentsApartInOneFile() throws IOException {
        Files.writeString(workspace.resolve("AGENTS.md"), "# Rules\n");
        Map<String, String> before = Tree.of(workspace);
        SamplePlan one = new SamplePlan().agent("one").patch("AGENTS.md", Syntax.MARKDOWN, "", "\"One.\"");
        SamplePlan two = new SamplePlan().agent("two").patch("AGENTS.md", Syntax.MARKDOWN, "", "\"Two.\"");
        apply(one);
        apply(two);
        carrying.remove("one", "opencode", PLAIN);
        assertThat(Files.readString(workspace.resolve("AGENTS.md")))
                .isEqualTo("# Rules\n\n<!-- guildhall:begin two -->\nTwo.\n<!-- guildhall:end two -->\n");
        carrying.remove("two", "opencode", PLAIN);
        assertThat(Tree.of(workspace)).isEqualTo(before);
    }

    @Test
    void refusesAnotherAgentsFileWithOtherContent() throws IOException {
        apply(new SamplePlan().agent("one").text("a/SKILL.md", "1"));
        assertThatExceptionOfType(PlanRefused.class)
                .isThrownBy(() -> apply(new SamplePlan().agent("two").text("a/SKILL.md", "2")))
                .withMessageContaining("a/SKILL.md is installed with other content for one in opencode");
    }

    @Test
    void givesBackTheValueThatWasThereBefore() throws IOException {
        Files.writeString(workspace.resolve("opencode.json"), "{\"model\": \"mine\"}");
        SamplePlan plan = new SamplePlan().patch("opencode.json", Syntax.JSON, "/model", "\"ours\"");
        assertThat(apply(plan).lines())
                .containsExactly(
                        new Carried.Line("opencode.json", What.MERGED, "replaces /model, which was set already"));
        Files.writeString(workspace.resolve("opencode.json"), "{\"model\": \"ours\", \"theme\": \"dark\"}");
        apply(plan);
        carrying.remove("reviewer", "opencode", PLAIN);
        assertThat(Files.readString(workspace.resolve("opencode.json")))
                .isEqualTo("{\"model\": \"mine\", \"theme\": \"dark\"}");
    }

    private Carried apply(SamplePlan sample) throws IOException {
        return carrying.apply(sample.planned(), sample.bytes(), PLAIN, NOW);
    }

    private static Map<String, String> withoutOwn(Map<String, String> tree) {
        tree.keySet().removeIf(name -> name.contains(PlanPath.OWN_FOLDER));
        return tree;
    }
}
