package dev.guildhall.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkAreaTest {
    @TempDir
    Path folder;

    @Test
    void clearsLibertysCacheForANewBuildOnly() throws IOException {
        Path war = Files.writeString(folder.resolve("guildhall.war"), "one");
        WorkArea.clearWhenBuildChanged(folder, war);
        Path cached = Files.createDirectories(folder.resolve("workarea/deep")).resolve("class");
        Files.writeString(cached, "of the first build");

        WorkArea.clearWhenBuildChanged(folder, war);
        assertThat(cached).exists();

        Files.setLastModifiedTime(war, FileTime.fromMillis(1));
        WorkArea.clearWhenBuildChanged(folder, war);
        assertThat(folder.resolve("workarea")).doesNotExist();
    }
}
