package dev.guildhall.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerPluginZipsTest {
    @TempDir
    private Path root;

    @TempDir
    private Path folder;

    private final Console console = new Console(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));

    @Test
    void takesItsOwnOptionsAndLeavesTheOthers() {
        List<String> options = new ArrayList<>(List.of("--with", "embedder-minilm", "--detach"));
        assertThat(ServerPluginZips.chosen(options)).isEqualTo(new ServerPluginZips(List.of("embedder-minilm")));
        assertThat(options).containsExactly("--detach");
        for (List<String> wrong :
                List.of(List.of("--with"), List.of("--with", "../x"), List.of("--with", "--detach"))) {
            assertThatThrownBy(() -> ServerPluginZips.chosen(new ArrayList<>(wrong)))
                    .isInstanceOf(LauncherProblem.class);
        }
    }

    @Test
    void installsWhatIsNewOrChangedOnly() throws IOException {
        DataFolder data = new DataFolder(folder);
        ServerPluginZips plugins = new ServerPluginZips(List.of("embedder"));
        assertThatThrownBy(() -> plugins.install(root, data, console))
                .isInstanceOfSatisfying(
                        LauncherProblem.class,
                        problem -> assertThat(problem.text()).contains("is not built"));

        Path built =
                Files.createDirectories(root.resolve("plugins/embedder/target")).resolve("embedder-1.0.0.zip");
        Files.writeString(built, "first");
        plugins.install(root, data, console);
        Path installed = folder.resolve("server-plugins/embedder.zip");
        assertThat(installed).hasContent("first");

        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(installed, old);
        plugins.install(root, data, console);
        assertThat(Files.getLastModifiedTime(installed)).isEqualTo(old);

        Files.writeString(built, "second");
        plugins.install(root, data, console);
        assertThat(installed).hasContent("second");
        assertThat(folder.resolve("server-plugins")).isDirectoryContaining("glob:**/embedder.zip");
    }
}
