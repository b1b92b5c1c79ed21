package dev.guildhall.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskBlobsTest {
    private static final String DIGEST = "ab" + "cd" + "0".repeat(60);

    @TempDir
    Path data;

    private DiskBlobs blobs;

    @BeforeEach
    void onDisk() {
        blobs = new DiskBlobs(data);
    }

    @Test
    void keepsBytesUnderTheirDigestAndTakesTheFileAway() throws IOException {
        Path staged = staged("hello");
        blobs.put(DIGEST, staged);

        assertThat(staged).doesNotExist();
        assertThat(data.resolve("blobs/ab/cd/" + DIGEST)).hasContent("hello");
        assertThat(blobs.has(DIGEST)).isTrue();
        try (InputStream in = blobs.open(DIGEST)) {
            assertThat(in).hasContent("hello");
        }
    }

    @Test
    void puttingTheSameAgainChangesNothing() throws IOException {
        blobs.put(DIGEST, staged("hello"));
        Path again = staged("hello");
        blobs.put(DIGEST, again);

        assertThat(again).doesNotExist();
        assertThat(data.resolve("blobs/ab/cd/" + DIGEST)).hasContent("hello");
    }

    @Test
    void concurrentWritersOfOneDigestAllSucceed() throws Exception {
        List<Path> staged = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            staged.add(staged("same"));
        }
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> puts = new ArrayList<>();
            for (Path file : staged) {
                puts.add(() -> {
                    blobs.put(DIGEST, file);
                    return blobs.has(DIGEST);
                });
            }
            for (Future<Boolean> put : writers.invokeAll(puts)) {
                assertThat(put.get()).isTrue();
            }
        }
        assertThat(staged).allSatisfy(file -> assertThat(file).doesNotExist());
        assertThat(data.resolve("blobs/ab/cd/" + DIGEST)).hasContent("same");
    }

    @Test
    void deletesAndTellsThatItIsGone() throws IOException {
        blobs.put(DIGEST, staged("hello"));
        blobs.delete(DIGEST);
        blobs.delete(DIGEST);

        assertThat(blobs.has(DIGEST)).isFalse();
        assertThatThrownBy(() -> blobs.open(DIGEST)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void refusesWhatIsNoDigest() {
        for (String wrong : List.of("", "../../etc/passwd", DIGEST.toUpperCase(java.util.Locale.ROOT), DIGEST + "0")) {
            assertThatThrownBy(() -> blobs.has(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void removesStagingLeftoversAndKeepsBlobs() throws IOException {
        blobs.put(DIGEST, staged("hello"));
        Path left = blobs.stagingFolder();
        Files.createDirectories(left.resolve("deep/er"));
        Files.writeString(left.resolve("deep/er/file"), "half");

        new DiskBlobs(data).removeLeftovers();

        assertThat(data.resolve("staging")).isEmptyDirectory();
        assertThat(blobs.has(DIGEST)).isTrue();
    }

    private Path staged(String content) throws IOException {
        return Files.writeString(blobs.stagingFolder().resolve("file"), content);
    }
}
