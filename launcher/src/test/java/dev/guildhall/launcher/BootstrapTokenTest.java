package dev.guildhall.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootstrapTokenTest {
    @TempDir
    Path folder;

    @Test
    void isGeneratedOnceAndReadableByItsOwnerOnly() throws IOException {
        Path file = folder.resolve("bootstrap-token");
        BootstrapToken first = BootstrapToken.of(Optional.empty(), file);
        assertThat(first.value()).matches("gh_[A-Za-z0-9_-]{43}");
        assertThat(first.fresh()).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(BootstrapToken.of(Optional.empty(), file)).isEqualTo(new BootstrapToken(first.value(), false));
    }

    @Test
    void comesFromTheEnvironmentFirstAndIsKept() throws IOException {
        Path file = folder.resolve("bootstrap-token");
        Secrets.write(file, "gh_old");
        assertThat(BootstrapToken.of(Optional.of("gh_new"), file)).isEqualTo(new BootstrapToken("gh_new", false));
        assertThat(BootstrapToken.of(Optional.empty(), file)).isEqualTo(new BootstrapToken("gh_new", false));
    }

    @Test
    void neverShowsItsValue() {
        assertThat(new BootstrapToken("gh_secret", true).toString()).doesNotContain("secret");
    }
}
