package dev.guildhall.runlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FramesTest {
    private final byte[] first = "first entry".getBytes(StandardCharsets.UTF_8);
    private final byte[] second = new byte[0];
    private final byte[] third = "third, which is the last".getBytes(StandardCharsets.UTF_8);
    private final byte[] all = join(Frames.of(first), Frames.of(second), Frames.of(third));

    @TempDir
    private Path folder;

    @Test
    void readsWholeEntriesUpToWhereTheFileIsTorn() throws IOException {
        for (int length = 0; length <= all.length; length++) {
            Frames.Part part = read(Arrays.copyOf(all, length));

            int whole = length == all.length
                    ? 3
                    : length >= 12 + first.length + 12 ? 2 : length >= 12 + first.length ? 1 : 0;
            assertThat(part.entries())
                    .as("of %d bytes", length)
                    .containsExactlyElementsOf(List.of(first, second, third).subList(0, whole));
            assertThat(part.next()).isEqualTo(length);
        }
    }

    @Test
    void losesOneEntryToOneBadByteAndFindsTheNext() throws IOException {
        for (int place = 0; place < all.length; place++) {
            byte[] bad = all.clone();
            bad[place] ^= 0x55;
            Frames.Part part = read(bad);

            List<byte[]> expected = new ArrayList<>(List.of(first, second, third));
            expected.remove(place < 12 + first.length ? first : place < 24 + first.length ? second : third);
            assertThat(part.entries()).as("byte %d is bad", place).containsExactlyElementsOf(expected);
            assertThat(part.damaged()).isEqualTo(1);
        }
    }

    @Test
    void readsEntriesLongerThanItReadsAtOnce() throws IOException {
        byte[] large = new byte[3 << 20];
        Arrays.fill(large, (byte) 7);
        Path file = Files.write(folder.resolve("large"), join(all, Frames.of(large), Frames.of(first)));
        List<byte[]> entries = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(file)) {
            for (long at = 0; at < channel.size(); ) {
                Frames.Part part = Frames.read(channel, at, channel.size());
                assertThat(part.next()).isGreaterThan(at);
                entries.addAll(part.entries());
                at = part.next();
            }
        }
        assertThat(entries).containsExactly(first, second, third, large, first);
    }

    private Frames.Part read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("file"), bytes);
        try (FileChannel channel = FileChannel.open(file)) {
            return Frames.read(channel, 0, bytes.length);
        }
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
