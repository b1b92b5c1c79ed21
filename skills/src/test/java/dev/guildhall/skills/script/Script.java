package dev.guildhall.skills.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A Python script of a package, run as an agent would run it; the tests of all packages with scripts share it. */
public record Script(Path file) {
    /** What a run came to. */
    public record Ran(int exit, String out, String err) {}

    public static Script named(String name) {
        return new Script(Path.of("src/main/skill/scripts", name).toAbsolutePath());
    }

    /** Skips the test where there is no Python, as the package says that it needs one; on a build machine that is a failure. */
    public Ran run(Path folder, String... arguments) throws IOException, InterruptedException {
        if (System.getenv("CI") == null) {
            Assumptions.assumeTrue(found(), "python3 is not installed");
        }
        assertThat(found()).as("python3 is installed").isTrue();
        List<String> command = new ArrayList<>(List.of("python3", file.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("script", ".out");
        Path err = Files.createTempFile("script", ".err");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ends").isTrue();
        Ran ran = new Ran(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
        Files.delete(out);
        Files.delete(err);
        return ran;
    }

    private static boolean found() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
            if (Files.isExecutable(Path.of(folder, "python3"))) {
                return true;
            }
        }
        return false;
    }
}
