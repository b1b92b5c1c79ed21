package dev.guildhall.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.platform.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedBlobTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_536, CheckedBlob.SMALL, CheckedBlob.SMALL + 1, 3 * CheckedBlob.SMALL})
    void handsOutWholeBytesAsTheyAre(int size) throws Exception {
        byte[] bytes = random(size);
        ScratchBlobs blobs = new ScratchBlobs(folder);
        try (InputStream in = CheckedBlob.open(blobs, put(blobs, bytes), size)) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
            assertThat(in.read()).isEqualTo(-1);
        }
    }

    @Test
    void refusesASmallAlteredBlobBeforeItsFirstByte() throws Exception {
        ScratchBlobs blobs = new ScratchBlobs(folder);
        String digest = put(blobs, random(1000));
        alter(digest, 999);
        assertThatThrownBy(() -> CheckedBlob.open(blobs, digest, 1000).close())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(RegistryProblem.BYTES_ALTERED))
                .hasMessageContaining(digest);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1_000_000, 3 * CheckedBlob.SMALL - 1})
    void neverHandsOutAllOfALargeAlteredBlob(int altered) throws Exception {
        int size = 3 * CheckedBlob.SMALL;
        ScratchBlobs blobs = new ScratchBlobs(folder);
        String digest = put(blobs, random(size));
        alter(digest, altered);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> {
                    try (InputStream in = CheckedBlob.open(blobs, digest, size)) {
                        in.transferTo(out);
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("altered");
        assertThat(out.size()).isLessThan(size);
    }

    @Test
    void refusesABlobThatGrew() throws Exception {
        ScratchBlobs blobs = new ScratchBlobs(folder);
        String digest = put(blobs, random(1000));
        Files.write(file(digest), new byte[5], java.nio.file.StandardOpenOption.APPEND);
        assertThatThrownBy(() -> CheckedBlob.open(blobs, digest, 1000).close()).isInstanceOf(Problem.class);
    }

    private String put(ScratchBlobs blobs, byte[] bytes) throws Exception {
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        blobs.put(digest, Files.write(folder.resolve("in"), bytes));
        return digest;
    }

    private void alter(String digest, int at) throws IOException {
        byte[] bytes = Files.readAllBytes(file(digest));
        bytes[at] ^= 1;
        Files.write(file(digest), bytes);
    }

    private Path file(String digest) {
        return folder.resolve("blobs").resolve(digest);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        return bytes;
    }
}
