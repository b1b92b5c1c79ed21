package dev.guildhall.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainTarGzTest {
    @Test
    void isReadByOthersWhateverThePathsAndSizes() throws IOException {
        String deep = "references/" + "d".repeat(90) + "/" + "f".repeat(80) + ".md";
        String deeper = "x".repeat(250) + "/" + "y".repeat(200) + ".md";
        String big = "0123456789abcdef".repeat(20_000);
        Map<String, String> expected = Map.of(
                "SKILL.md", "one", "run.sh*", "", deep, "two", deeper, "three", "ü/größe.md", "vier", "big.txt", big);
        byte[] bytes = written(List.of(
                PlainTarGz.Entry.of("SKILL.md", "one"),
                new PlainTarGz.Entry("run.sh", true, 0, () -> new ByteArrayInputStream(new byte[0])),
                PlainTarGz.Entry.of(deep, "two"),
                PlainTarGz.Entry.of(deeper, "three"),
                PlainTarGz.Entry.of("ü/größe.md", "vier"),
                PlainTarGz.Entry.of("big.txt", big)));
        assertThat(FaceWorld.untar(bytes)).isEqualTo(expected);
    }

    /** Digests stand in lock files of others: whoever changes these bytes gives the form another key. */
    @Test
    void hasTheBytesItAlwaysHad() throws IOException {
        byte[] bytes = written(List.of(PlainTarGz.Entry.of("SKILL.md", "# Skill\n")));
        assertThat(bytes).hasSize(2048 + 23);
        assertThat(FaceWorld.hex("SHA-256", bytes))
                .isEqualTo("5b32dcdfa36a8a770a78f91299dbb811dee1c04b9485d0a8d702b2cafcef7ec8");
    }

    @Test
    void refusesBytesThatAreNotWhatWasAnnounced() {
        PlainTarGz.Entry entry = new PlainTarGz.Entry("a", false, 3, () -> new ByteArrayInputStream(new byte[2]));
        assertThatThrownBy(() -> written(List.of(entry)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("2 bytes");
    }

    private static byte[] written(List<PlainTarGz.Entry> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PlainTarGz.write(out, entries);
        return out.toByteArray();
    }
}
