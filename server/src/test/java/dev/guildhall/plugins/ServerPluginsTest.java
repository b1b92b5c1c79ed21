package dev.guildhall.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.guildhall.plugins.ServerPluginStatus.Contribution;
import dev.guildhall.skill.Embedder;
import dev.guildhall.skill.HarnessBridge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerPluginsTest {
    @TempDir
    private Path work;

    @TempDir
    private Path folder;

    @Test
    void startsAZippedPluginAndHandsOutItsExtension() throws Exception {
        zip("counting.zip", "counting", embedder("return java.util.List.of(new float[] {texts.size()});"));
        ServerPlugins plugins = loaded(Duration.ofSeconds(20));

        assertThat(plugins.list())
                .singleElement()
                .isEqualTo(new ServerPluginStatus(
                        "counting",
                        "1.2.0",
                        "For tests.",
                        "Mill",
                        "STARTED",
                        Optional.empty(),
                        List.of(new Contribution("Embedder", "test.plugin.Fake")),
                        plugins.list().getFirst().since()));
        ServerPlugins.Extension<Embedder> embedder =
                plugins.extensions(Embedder.class).getFirst();
        assertThat(embedder.plugin()).isEqualTo("counting");
        assertThat(embedder.call(e -> e.embed(List.of("a", "b"))).getFirst()).containsExactly(2);
        // The product's own bridges lie on the class path of tests.
        assertThat(plugins.extensions(HarnessBridge.class))
                .extracting(ServerPlugins.Extension::plugin)
                .doesNotContain("counting");
    }

    @Test
    void runsAPluginWithItsOwnClassLoader() throws Exception {
        zip("who.zip", "who", embedder("""
                boolean own = Thread.currentThread().getContextClassLoader() == getClass().getClassLoader();
                return java.util.List.of(new float[] {own ? 1 : 0});"""));
        ServerPlugins plugins = loaded(Duration.ofSeconds(20));
        assertThat(plugins.extensions(Embedder.class)
                        .getFirst()
                        .call(e -> e.embed(List.of("a")))
                        .getFirst())
                .containsExactly(1);
    }

    @Test
    void saysWhyAPluginIsNotStartedAndStartsTheOthers() throws Exception {
        Files.createDirectories(folder.resolve("empty-folder"));
        Files.writeString(folder.resolve("torn.zip"), "no zip at all");
        zip(
                "idle.zip",
                "idle",
                PluginJar.of(work, Map.of("test.plugin.Nothing", "package test.plugin; class Nothing {}")));
        zip("counting.zip", "counting", embedder("return java.util.List.of();"));
        ServerPlugins plugins = loaded(Duration.ofSeconds(20));

        assertThat(plugins.list())
                .extracting(ServerPluginStatus::id, ServerPluginStatus::state)
                .containsExactly(
                        tuple("counting", "STARTED"),
                        tuple("empty-folder", "FAILED"),
                        tuple("idle", "FAILED"),
                        tuple("torn.zip", "FAILED"));
        assertThat(reason(plugins, "idle")).contains("META-INF/extensions.idx");
        assertThat(reason(plugins, "empty-folder")).contains(folder.toString());
        assertThat(reason(plugins, "torn.zip")).contains("cannot be unpacked");
    }

    @Test
    void endsACallThatThrowsOrTakesTooLong() throws Exception {
        zip("slow.zip", "slow", embedder("""
                if (texts.isEmpty()) { throw new IllegalStateException("nothing to do"); }
                try { Thread.sleep(60_000); } catch (InterruptedException e) { return null; }
                return null;"""));
        ServerPlugins plugins = loaded(Duration.ofSeconds(2));
        ServerPlugins.Extension<Embedder> slow =
                plugins.extensions(Embedder.class).getFirst();
        assertThatThrownBy(() -> slow.call(e -> e.embed(List.of())))
                .isInstanceOf(BrokenPlugin.class)
                .hasMessageContaining("nothing to do");
        assertThatThrownBy(() -> slow.call(e -> e.embed(List.of("a"))))
                .isInstanceOf(BrokenPlugin.class)
                .hasMessageContaining("within 2 seconds");
    }

    @Test
    void stopsItsPluginsAndClosesTheirClassLoaders() throws Exception {
        Path ended = work.resolve("ended");
        byte[] jar = PluginJar.of(work, Map.of("test.plugin.Fake", """
                package test.plugin;
                public class Fake extends org.pf4j.Plugin implements dev.guildhall.skill.Embedder {
                    public String model() { return "fake"; }
                    public int dimensions() { return 1; }
                    public java.util.List<float[]> embed(java.util.List<String> texts) { return java.util.List.of(); }
                    public void stop() {
                        try { java.nio.file.Files.createFile(java.nio.file.Path.of("%s")); }
                        catch (java.io.IOException e) { throw new java.io.UncheckedIOException(e); }
                    }
                }
                """.formatted(ended)), "test.plugin.Fake");
        zipped("ending.zip", descriptor("ending") + "plugin.class=test.plugin.Fake\n", jar);
        ServerPlugins plugins = loaded(Duration.ofSeconds(20));
        ClassLoader loader = plugins.extensions(Embedder.class)
                .getFirst()
                .call(e -> e.getClass().getClassLoader());
        assertThat(loader.getResource("test/plugin/Fake.class")).isNotNull();

        plugins.stop();
        assertThat(ended).exists();
        assertThat(loader.getResource("test/plugin/Fake.class")).isNull();
        assertThat(plugins.extensions(Embedder.class)).isEmpty();
    }

    @Test
    void countsAZipAndItsFolderAsOnePlugin() throws Exception {
        for (String name : List.of("a", "b", "c")) {
            Files.writeString(folder.resolve(name + ".zip"), "");
            Files.createDirectories(folder.resolve(name));
        }
        Files.createDirectories(folder.resolve("d.part"));
        Files.writeString(folder.resolve("notes.txt"), "");
        assertThat(new ServerPluginFolder(folder, 2).entries())
                .containsExactly(folder.resolve("a.zip"), folder.resolve("b.zip"));
        assertThat(new ServerPluginFolder(folder, 9).entries())
                .containsExactly(folder.resolve("a.zip"), folder.resolve("b.zip"), folder.resolve("c.zip"));
    }

    @Test
    void takesNothingHalfUnpackedForAPlugin() throws Exception {
        Files.createDirectories(folder.resolve("counting.part/lib"));
        Files.writeString(folder.resolve("counting.part/lib/half.jar"), "PK");
        zip("counting.zip", "counting", embedder("return java.util.List.of();"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("plugin.properties"));
            zip.write(descriptor("leaving").getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("../../outside.txt"));
        }
        Files.write(folder.resolve("leaving.zip"), bytes.toByteArray());

        assertThat(loaded(Duration.ofSeconds(20)).list())
                .extracting(ServerPluginStatus::id, ServerPluginStatus::state)
                .containsExactly(tuple("counting", "STARTED"), tuple("leaving.zip", "FAILED"));
        assertThat(folder.resolve("counting/lib/plugin.jar")).exists();
        assertThat(folder.resolve("counting/lib/half.jar")).doesNotExist();
        assertThat(folder.resolve("counting.part")).doesNotExist();
        assertThat(folder.resolve("leaving")).doesNotExist();
    }

    @Test
    void isContentWithoutAFolder() {
        ServerPlugins plugins = new ServerPlugins(new ServerPluginSettings(
                folder.resolve("not-there"), folder.resolve("staging"), Duration.ofSeconds(1)));
        plugins.load();
        assertThat(plugins.list()).isEmpty();
        assertThat(plugins.extensions(Embedder.class)).isEmpty();
    }

    private ServerPlugins loaded(Duration limit) {
        ServerPlugins plugins = new ServerPlugins(new ServerPluginSettings(folder, folder.resolve("staging"), limit));
        plugins.load();
        return plugins;
    }

    private static String reason(ServerPlugins plugins, String id) {
        return plugins.list().stream()
                .filter(plugin -> plugin.id().equals(id))
                .findFirst()
                .flatMap(ServerPluginStatus::reason)
                .orElseThrow();
    }

    private byte[] embedder(String statements) throws IOException {
        return PluginJar.of(work, Map.of("test.plugin.Fake", """
                package test.plugin;
                public class Fake implements dev.guildhall.skill.Embedder {
                    public String model() { return "fake"; }
                    public int dimensions() { return 1; }
                    public java.util.List<float[]> embed(java.util.List<String> texts) { %s }
                }
                """.formatted(statements)), "test.plugin.Fake");
    }

    private void zip(String file, String id, byte[] jar) throws IOException {
        zipped(file, descriptor(id), jar);
    }

    private void zipped(String file, String descriptor, byte[] jar) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("plugin.properties"));
            zip.write(descriptor.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("lib/plugin.jar"));
            zip.write(jar);
        }
        Files.write(folder.resolve(file), bytes.toByteArray());
    }

    private static String descriptor(String id) {
        return "plugin.id=%s\nplugin.version=1.2.0\nplugin.description=For tests.\nplugin.provider=Mill\n"
                .formatted(id);
    }
}
