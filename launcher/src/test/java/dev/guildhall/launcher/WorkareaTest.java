package dev.guildhall.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkareaTest {
    @TempDir
    Path folder;

    private Path unpacked = Path.of("");

    @BeforeEach
    void fill() throws IOException {
        Workarea.renewFor(folder.resolve("guildhall"), "first");
        unpacked = Files.createDirectories(folder.resolve("guildhall/workarea/cache"))
                .resolve("server.jar");
        Files.writeString(unpacked, "old classes");
    }

    @Test
    void staysForTheSameBuild() throws IOException {
        Workarea.renewFor(folder.resolve("guildhall"), "first");
        assertThat(unpacked).exists();
    }

    @Test
    void isEmptiedForAnother() throws IOException {
        Workarea.renewFor(folder.resolve("guildhall"), "second");
        assertThat(unpacked).doesNotExist();
        assertThat(folder.resolve("guildhall")).isDirectory();
    }
}
