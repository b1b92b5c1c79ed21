package dev.guildhall.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceTest {
    @TempDir
    Path folder;

    @Test
    void isReadAsItWasWritten() throws IOException {
        Path file = folder.resolve("instance");
        Instance instance = new Instance(
                        new ProcessMark(12, 34),
                        Optional.empty(),
                        URI.create("http://127.0.0.1:9080"),
                        URI.create("https://guildhall.example"),
                        "PostgreSQL 18 (embedded, /a b: c)",
                        false)
                .with(new ProcessMark(56, 78))
                .nowReady();
        instance.write(file);
        assertThat(Instance.read(file)).contains(instance);
    }

    @Test
    void isAbsentWhenTheFileIsOrSaysNothing() throws IOException {
        Path file = folder.resolve("instance");
        assertThat(Instance.read(file)).isEmpty();
        Secrets.write(file, "launcher=nonsense");
        assertThat(Instance.read(file)).isEmpty();
    }

    @Test
    void findsAProcessAgainAndNoOtherWithItsId() {
        ProcessMark own = ProcessMark.of(ProcessHandle.current());
        assertThat(own.alive()).contains(ProcessHandle.current());
        assertThat(new ProcessMark(own.pid(), own.started() - 1000).alive()).isEmpty();
    }
}
