package dev.guildhall.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.skill.ToolCall;
import dev.guildhall.skill.ToolResult;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassLoaderLeakTest {
    private static final int CYCLES = 1_000;

    @TempDir
    private Path data;

    @TempDir
    private Path work;

    @Test
    void aThousandCyclesLeaveNoClassLoaderNoOpenFileAndNoFile() throws Exception {
        ShelfInMemory shelf = new ShelfInMemory();
        // The tool reads a resource of its jar through a URL, the usual way to keep a jar open by mistake.
        byte[] jar = PluginJar.of(work, PluginJar.tool("Reader", "read", """
                        try (java.io.InputStream in = getClass().getResource("/META-INF/extensions.idx").openStream()) {
                            return ToolResult.text(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
                        } catch (java.io.IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }"""), "test.tool.Reader");
        List<PluginRef> refs =
                List.of(shelf.put("reader", "1.0.0", List.of(), jar), shelf.put("reader", "2.0.0", List.of(), jar));
        PluginCache cache = new PluginCache(
                new PluginSettings(data.resolve("plugins"), 4, Duration.ofSeconds(30), 1_024), Clock.systemUTC());
        SkillPlugins plugins = new SkillPlugins(() -> shelf, cache);
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

        for (int i = 0; i < CYCLES; i++) {
            PluginRef ref = refs.get(i % 2);
            plugins.start(ref);
            loaders.add(new WeakReference<>(loaderOf(cache, ref)));
            assertThat(plugins.call(ref, new ToolCall("read", "{}"))).isEqualTo(ToolResult.text("test.tool.Reader"));
            plugins.stop(ref);
            plugins.unload(ref);
        }

        assertThat(cache.loadedCount()).isZero();
        try (Stream<Path> files = Files.walk(data)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
        assertThat(openFilesUnder(data)).isEmpty();
        for (int i = 0; i < 50 && alive(loaders) > 0; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(alive(loaders)).isZero();
    }

    private static ClassLoader loaderOf(PluginCache cache, PluginRef ref) {
        return cache.locked(ref, slot -> slot.loaded().orElseThrow().loader());
    }

    private static long alive(List<WeakReference<ClassLoader>> loaders) {
        return loaders.stream().filter(l -> l.get() != null).count();
    }

    private static List<String> openFilesUnder(Path folder) throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        List<String> open = new ArrayList<>();
        if (!Files.isDirectory(descriptors)) {
            return open;
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
            for (Path descriptor : all) {
                try {
                    String target = Files.readSymbolicLink(descriptor).toString();
                    if (target.startsWith(folder.toString())) {
                        open.add(target);
                    }
                } catch (NoSuchFileException e) {
                    // Closed while the folder was listed.
                }
            }
        }
        return open;
    }
}
