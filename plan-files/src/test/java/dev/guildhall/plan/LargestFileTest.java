package dev.guildhall.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guildhall.skill.HarnessPlan.Syntax;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The launcher has a small heap, part of which its plan takes. */
class LargestFileTest {
    @TempDir
    private Path workspace;

    @TempDir
    private Path home;

    @ParameterizedTest
    @CsvSource({
        "JSON, numbers",
        "JSON, lists",
        "TOML, numbers",
        "TOML, lists",
        "YAML, numbers",
        "YAML, lists",
        "MARKDOWN, prose"
    })
    void isMergedInASmallHeap(String syntax, String shape) throws IOException, InterruptedException {
        Path said = home.resolve("said.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargestFile.class.getName(),
                        syntax,
                        shape)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(said)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Syntax.class)
    void mayNotBeLarger(Syntax syntax) throws IOException {
        String text = " ".repeat(PlanLimits.configurationBytes(syntax) + 1);
        refuses(syntax, text, "has more than %,d bytes".formatted(PlanLimits.configurationBytes(syntax)));
    }

    @ParameterizedTest
    @EnumSource(Syntax.class)
    void mayNotBecomeLarger(Syntax syntax) throws IOException {
        String text = "\n".repeat(PlanLimits.configurationBytes(syntax) - 1);
        refuses(syntax, text, "would have more than %,d bytes".formatted(PlanLimits.configurationBytes(syntax)));
    }

    private void refuses(Syntax syntax, String text, String why) throws IOException {
        Files.writeString(workspace.resolve("settings"), text);
        Map<String, String> before = Tree.of(workspace);
        SamplePlan plan = new SamplePlan()
                .text("other.txt", "other\n")
                .patch("settings", syntax, syntax == Syntax.MARKDOWN ? "" : "/model", "\"mine\"");
        assertThatExceptionOfType(PlanRefused.class)
                .isThrownBy(() -> apply(plan))
                .withMessageContaining("settings")
                .withMessageContaining(why)
                .withMessageContaining("left as it is");
        assertThat(Tree.ofFiles(workspace)).isEqualTo(before);
    }

    @Test
    void isKeptWhenItHasGrownSince() throws IOException {
        apply(new SamplePlan().patch("settings", Syntax.TOML, "/model", "\"mine\""));
        Path file = workspace.resolve("settings");
        byte[] grown = ("model = \"mine\"\n" + "#".repeat(PlanLimits.configurationBytes(Syntax.TOML)))
                .getBytes(StandardCharsets.UTF_8);
        Files.write(file, grown);
        Carrying carrying = new Carrying(new Place(workspace, home));
        Carried carried = carrying.remove("reviewer", "opencode", new Carrying.Options(false, false));
        assertThat(carried.lines()).singleElement().satisfies(line -> {
            assertThat(line.what()).isEqualTo(Carried.What.KEPT);
            assertThat(line.detail()).contains("more than 131,072 bytes");
        });
        assertThat(file).hasBinaryContent(grown);
    }

    private void apply(SamplePlan plan) throws IOException {
        new Carrying(new Place(workspace, home))
                .apply(plan.planned(), plan.bytes(), new Carrying.Options(false, false), Instant.EPOCH);
    }
}
