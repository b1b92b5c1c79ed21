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
        Path plugged = folder.resolve("elsewhere/server-plugins");
        ServerPluginZips plugins = new ServerPluginZips(List.of("embedder"));
        assertThatThrownBy(() -> plugins.install(root, plugged, console))
                .isInstanceOfSatisfying(
                        LauncherProblem.class,
                        problem -> assertThat(problem.text()).contains("is not built"));

        Path built =
                Files.createDirectories(root.resolve("plugins/embedder/target")).resolve("embedder-1.0.0.zip");
        Files.writeString(built, "first");
        plugins.install(root, plugged, console);
        Path installed = plugged.resolve("embedder.zip");
        assertThat(installed).hasContent("first");

        FileTime old = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(installed, old);
        plugins.install(root, plugged, console);
        assertThat(Files.getLastModifiedTime(installed)).isEqualTo(old);

        Files.writeString(built, "second");
        plugins.install(root, plugged, console);
        assertThat(installed).hasContent("second");
        assertThat(plugged).isDirectoryContaining("glob:**/embedder.zip");
    }

    @Test
    void takesTheNewestVersionOfThisPluginAndNoOther() throws IOException {
        Path target = Files.createDirectories(root.resolve("plugins/embedder/target"));
        for (String version : List.of("1.9.0", "1.10.0-rc.1", "1.10.0", "mini-2.0.0")) {
            Files.writeString(target.resolve("embedder-" + version + ".zip"), version);
        }
        new ServerPluginZips(List.of("embedder")).install(root, folder, console);
        assertThat(folder.resolve("embedder.zip")).hasContent("1.10.0");
    }
}
