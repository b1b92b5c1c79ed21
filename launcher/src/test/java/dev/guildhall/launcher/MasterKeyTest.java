package dev.guildhall.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeyTest {
    @TempDir
    private Path folder;

    @Test
    void makesOneOnceThatOnlyTheOwnerReads() throws IOException {
        Path file = folder.resolve("master-key");
        MasterKey made = MasterKey.of(Optional.empty(), file);
        assertThat(Base64.getUrlDecoder().decode(made.value())).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(MasterKey.of(Optional.empty(), file)).isEqualTo(made);
        assertThat(made).hasToString("MasterKey[…]");
    }

    @Test
    void writesAGivenKeyNowhere() throws IOException {
        Path file = folder.resolve("master-key");
        assertThat(MasterKey.of(Optional.of("given"), file).value()).isEqualTo("given");
        assertThat(file).doesNotExist();
    }
}
