package dev.guildhall.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.skill.HarnessPlan.Syntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stops at every single change of the disk, and begins again. */
class InterruptionTest {
    private static final Carrying.Options PLAIN = new Carrying.Options(false, false);
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @TempDir
    private Path folder;

    private int runs;

    /** Something done with a disk that may stop. */
    @FunctionalInterface
    private interface Step {
        void with(Carrying carrying) throws IOException;
    }

    private final class Site {
        private final Path workspace = folder.resolve("w" + runs);
        private final Path home = folder.resolve("h" + runs++);

        private Site() throws IOException {
            Files.createDirectory(workspace);
            Files.createDirectory(home);
            Files.writeString(workspace.resolve("opencode.json"), "{\n  \"theme\": \"dark\" // mine\n}");
            Files.createDirectory(workspace.resolve(".codex"));
        }

        Carrying carrying(Disk disk) throws IOException {
            return new Carrying(new Place(workspace, home), disk);
        }

        /** With one name for every workspace, whose path stands in a file. */
        String state() throws IOException {
            return (Tree.of(workspace) + "\n" + Tree.of(home))
                    .replace(workspace.toRealPath().toString(), "WORKSPACE");
        }
    }

    private static SamplePlan first() {
        return SamplePlan.whole();
    }

    private static SamplePlan second() {
        return new SamplePlan()
                .version(4)
                .text(".opencode/skills/pdf/SKILL.md", "new\n")
                .script(".opencode/skills/more/run.sh", "more\n")
                .patch("opencode.json", Syntax.JSON, "/mcp/docs", "{\"cwd\":\"elsewhere\"}")
                .patch("AGENTS.md", Syntax.MARKDOWN, "", "\"Otherwise.\"")
                .patch("~/.settings.json", Syntax.JSON, "/a", "1");
    }

    private static Step apply(SamplePlan sample) {
        return carrying -> carrying.apply(sample.planned(), sample.bytes(), PLAIN, NOW);
    }

    private static final Step REMOVE = carrying -> carrying.remove("reviewer", "opencode", PLAIN);

    @Test
    void finishesAnInstallThatWasInterrupted() throws IOException {
        assertThat(everywhere(carrying -> {}, apply(first()), apply(first()))).isGreaterThan(20);
    }

    @Test
    void finishesAnUpgradeThatWasInterrupted() throws IOException {
        assertThat(everywhere(apply(first()), apply(second()), apply(second()))).isGreaterThan(20);
    }

    @Test
    void installsAnotherPlanAfterAnInterruptedOne() throws IOException {
        assertThat(everywhere(apply(first()), apply(second()), apply(first()))).isGreaterThan(20);
    }

    @Test
    void removesWhatWasInterrupted() throws IOException {
        String untouched = new Site().state();
        for (Step before : new Step[] {carrying -> {}, apply(first())}) {
            int steps = 0;
            while (true) {
                Site site = new Site();
                before.with(site.carrying(new Disk.Real()));
                FailingDisk disk = new FailingDisk(steps++);
                interrupted(site, disk, apply(second()));
                if (Tree.of(site.workspace).keySet().stream().anyMatch(InterruptionTest::receipt)) {
                    REMOVE.with(site.carrying(new Disk.Real()));
                    assertThat(site.state()).as("stopped after " + steps).isEqualTo(untouched);
                }
                if (!disk.stopped()) {
                    break;
                }
            }
        }
    }

    @Test
    void finishesARemovalThatWasInterrupted() throws IOException {
        String untouched = new Site().state();
        for (int steps = 0; ; steps++) {
            Site site = new Site();
            apply(first()).with(site.carrying(new Disk.Real()));
            FailingDisk disk = new FailingDisk(steps);
            interrupted(site, disk, REMOVE);
            if (!disk.stopped()) {
                assertThat(site.state()).isEqualTo(untouched);
                return;
            }
            apply(first()).with(site.carrying(new Disk.Real()));
            REMOVE.with(site.carrying(new Disk.Real()));
            assertThat(site.state()).as("stopped after " + steps).isEqualTo(untouched);
        }
    }

    private static boolean receipt(String name) {
        return name.startsWith(".guildhall/receipts/") && name.endsWith(".json");
    }

    /** How many changes of the disk there were to stop at. */
    private int everywhere(Step before, Step stopped, Step repeated) throws IOException {
        Site whole = new Site();
        before.with(whole.carrying(new Disk.Real()));
        repeated.with(whole.carrying(new Disk.Real()));
        Map<String, String> files = Tree.ofFiles(whole.workspace);
        REMOVE.with(whole.carrying(new Disk.Real()));
        String untouched = whole.state();
        for (int steps = 0; ; steps++) {
            Site site = new Site();
            before.with(site.carrying(new Disk.Real()));
            FailingDisk disk = new FailingDisk(steps);
            interrupted(site, disk, stopped);
            repeated.with(site.carrying(new Disk.Real()));
            assertThat(Tree.ofFiles(site.workspace)
                            .toString()
                            .replace(site.workspace.toRealPath().toString(), "WORKSPACE"))
                    .as("stopped after " + steps)
                    .isEqualTo(files.toString()
                            .replace(whole.workspace.toRealPath().toString(), "WORKSPACE"));
            assertThat(Tree.of(site.workspace).keySet())
                    .noneMatch(name -> name.contains("staging") || name.contains("pending") || name.endsWith(".new"));
            REMOVE.with(site.carrying(new Disk.Real()));
            assertThat(site.state()).as("stopped after " + steps).isEqualTo(untouched);
            if (!disk.stopped()) {
                return steps;
            }
        }
    }

    private static void interrupted(Site site, FailingDisk disk, Step step) throws IOException {
        try {
            step.with(site.carrying(disk));
        } catch (IOException e) {
            assertThat(disk.stopped()).isTrue();
        }
    }
}
