package dev.guildhall.faces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.skill.PackageFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    /** As JavaScript's {@code localeCompare} sorts them. */
    private static final List<String> SORTED = List.of(
            "10.txt",
            "9.txt",
            "a b.txt",
            "a_b.txt",
            "a-b.txt",
            "A.txt",
            "ab.txt",
            "lib/Zeta.md",
            "LICENSE",
            "references/x.md",
            "scripts/Run.md",
            "scripts/run.sh",
            "SKILL.md");

    @Test
    void sortsAsTheClientDoes() {
        assertThat(SORTED.reversed().stream().sorted(LocaleOrder.PATHS)).isEqualTo(SORTED);
        assertThat(Stream.of("aB", "Ab", "ab").sorted(LocaleOrder.PATHS)).containsExactly("ab", "aB", "Ab");
    }

    /** The value is what clawhub 0.23.3 computes for these files, each holding its own path. */
    @Test
    void isWhatTheClientComputes() {
        List<PackageFile> files = Stream.concat(
                        SORTED.stream().filter(path -> !path.equals("a b.txt")), Stream.of(".hidden", "x/.y/z"))
                .map(path -> new PackageFile(
                        path, false, path.length(), FaceWorld.hex("SHA-256", path.getBytes(StandardCharsets.UTF_8))))
                .toList();
        assertThat(Fingerprint.of(files)).isEqualTo("1cdf5bbc6f0ee1204b2e06c5b5fa2f1cc00be751c400365bdd05bf075713ed9e");
    }
}
