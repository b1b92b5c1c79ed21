package dev.guildhall.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path folder;

    @Test
    void isForItsOwnerOnly() throws IOException {
        DataFolder data = new DataFolder(folder.resolve("a/b"));
        data.create();
        data.create();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.path())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.postgres())))
                .isEqualTo("rwx------");
    }

    @Test
    void isLockedUntilTheLockIsLetGo() throws IOException {
        DataFolder data = new DataFolder(folder);
        assertThat(data.inUse()).isFalse();
        try (FileLock lock = data.lock().orElseThrow()) {
            assertThat(lock.isValid()).isTrue();
            // Within one JVM the second taker meets an exception; another process meets an empty answer.
            assertThatThrownBy(data::inUse).isInstanceOf(OverlappingFileLockException.class);
        }
        assertThat(data.inUse()).isFalse();
    }

    @Test
    void saysWhereItCannotWrite() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> new DataFolder(file.resolve("data")).create())
                .isInstanceOf(LauncherProblem.class)
                .hasMessageContaining("GUILDHALL_DATA");
    }
}
