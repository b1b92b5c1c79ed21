package dev.guildhall.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {
    @TempDir
    Path folder;

    @Test
    void isWrittenBesideAndUsedOnlyWhenWhole() throws IOException {
        Path file = folder.resolve("guildhall-1.aot");
        AotCache cache = new AotCache(file, true);
        assertThat(cache.options()).contains("-XX:AOTCacheOutput=" + file + ".new");
        assertThat(cache.usable()).isFalse();
        cache.keepWritten();
        assertThat(cache.usable()).isFalse();
        Files.writeString(folder.resolve("guildhall-1.aot.new"), "classes");
        cache.keepWritten();
        assertThat(cache.usable()).isTrue();
        assertThat(cache.options()).contains("-XX:AOTCache=" + file);
        cache.discard();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void removesThoseOfOtherBuildsAndWhatWasInterrupted() throws IOException {
        Path own = Files.createFile(folder.resolve("guildhall-1.aot"));
        Files.createFile(folder.resolve("guildhall-1.aot.new"));
        Files.createFile(folder.resolve("guildhall-1.aot.new.config"));
        Files.createFile(folder.resolve("guildhall-2.aot"));
        new AotCache(own, true).tidy();
        assertThat(folder).isDirectoryContaining(own::equals);
        assertThat(folder.toFile().list()).containsExactly("guildhall-1.aot");
    }

    @Test
    void isForTheSameBuildAndOptionsOnly() {
        AotCache cache = AotCache.in(folder, "build", List.of("-Xmx1g"), true);
        assertThat(cache.options())
                .isEqualTo(AotCache.in(folder, "build", List.of("-Xmx1g"), true).options());
        assertThat(AotCache.in(folder, "build", List.of("-Xmx1g"), false).options())
                .isEmpty();
        if (Runtime.version().feature() >= 25) {
            assertThat(cache.options())
                    .isNotEqualTo(AotCache.in(folder, "other", List.of("-Xmx1g"), true)
                            .options());
            assertThat(cache.options())
                    .isNotEqualTo(AotCache.in(folder, "build", List.of("-Xmx2g"), true)
                            .options());
        }
    }
}
