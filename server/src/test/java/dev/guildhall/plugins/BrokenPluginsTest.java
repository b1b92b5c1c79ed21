package dev.guildhall.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.skill.ToolCall;
import dev.guildhall.skill.ToolResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages whose Java part is broken fail with a reason, and leave no file and no place taken. */
class BrokenPluginsTest {
    @TempDir
    private Path data;

    @TempDir
    private Path work;

    private final ShelfInMemory shelf = new ShelfInMemory();
    private PluginCache cache;
    private SkillPlugins plugins;

    @BeforeEach
    void open() {
        cache = new PluginCache(
                new PluginSettings(data.resolve("plugins"), 4, Duration.ofSeconds(3), 1_024), Clock.systemUTC());
        plugins = new SkillPlugins(() -> shelf, cache);
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        assertThat(cache.loadedCount()).isZero();
        try (Stream<Path> all = Files.walk(data)) {
            assertThat(all.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void notAJar() throws Exception {
        fails(
                "this is no zip".getBytes(StandardCharsets.UTF_8),
                "lib/part-0.jar of @acme/broken 1.0.0 is not a jar that can be read: zip END header not found. Publish a version with a whole one.");
    }

    @Test
    void bytesAltered() throws Exception {
        PluginRef ref = shelf.put("broken", "1.0.0", List.of(), toolThat("return null;"));
        shelf.alterBytes(ref);

        assertThat(plugins.start(ref).reason().orElseThrow())
                .startsWith(
                        "lib/part-0.jar of @acme/broken 1.0.0 has the SHA-256 039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81 where ")
                .endsWith(" was published: the stored bytes were altered.");
    }

    @Test
    void noExtensionIndex() throws Exception {
        fails(
                PluginJar.of(work, PluginJar.tool("Tool", "tool", "return null;")),
                "No jar in lib/ of @acme/broken 1.0.0 lists an extension. Annotate the tool's class with"
                        + " @org.pf4j.Extension and compile with PF4J's annotation processor, which writes META-INF/extensions.idx.");
    }

    @Test
    void indexNamesAClassThatIsNotThere() throws Exception {
        fails(
                PluginJar.of(work, PluginJar.tool("Tool", "tool", "return null;"), "test.tool.Gone"),
                "The extension test.tool.Gone cannot be made: java.lang.ClassNotFoundException: test.tool.Gone");
    }

    @Test
    void extensionIsNoTool() throws Exception {
        fails(
                PluginJar.of(work, Map.of("test.Other", "package test; public class Other {}"), "test.Other"),
                "The extension test.Other is no dev.guildhall.skill.SkillTool; only tools are loaded from skill packages.");
    }

    @Test
    void constructorThrows() throws Exception {
        fails(
                PluginJar.of(
                        work,
                        Map.of(
                                "test.tool.Tool",
                                source("public Tool() { throw new IllegalStateException(\"no luck\"); }")),
                        "test.tool.Tool"),
                "The extension test.tool.Tool cannot be made: java.lang.IllegalStateException: no luck");
    }

    @Test
    void staticInitialiserThrows() throws Exception {
        fails(
                PluginJar.of(
                        work,
                        Map.of(
                                "test.tool.Tool",
                                source("static { if (true) throw new IllegalStateException(\"no luck\"); }")),
                        "test.tool.Tool"),
                "The extension test.tool.Tool cannot be made: java.lang.IllegalStateException: no luck");
    }

    @Test
    void constructorNeverEnds() throws Exception {
        fails(
                PluginJar.of(
                        work,
                        Map.of(
                                "test.tool.Tool",
                                source(
                                        "public Tool() { try { Thread.sleep(100_000); } catch (InterruptedException e) { throw new RuntimeException(e); } }")),
                        "test.tool.Tool"),
                "@acme/broken 1.0.0 did not start within 3 seconds (guildhall.plugins.call-seconds).");
    }

    @Test
    void twoToolsOfOneName() throws Exception {
        byte[] one = PluginJar.of(work, PluginJar.tool("One", "same", "return null;"), "test.tool.One");
        byte[] two = PluginJar.of(work, PluginJar.tool("Two", "same", "return null;"), "test.tool.Two");
        PluginRef ref = shelf.put("broken", "1.0.0", List.of(), one, two);

        assertThat(plugins.start(ref).reason())
                .contains("Two tools of @acme/broken 1.0.0 are named same; names must be unique in a package.");
    }

    @Test
    void toolNameThatNoModelCanUse() throws Exception {
        fails(
                PluginJar.of(work, PluginJar.tool("Tool", "my tool", "return null;"), "test.tool.Tool"),
                "test.tool.Tool.name() is \"my tool\"; it must match [a-zA-Z0-9_-]{1,64}.");
    }

    @Test
    void classMissingAtTheFirstCall() throws Exception {
        byte[] whole = PluginJar.of(
                work,
                Map.of(
                        "test.lib.Lib",
                        "package test.lib; public class Lib { public static String it() { return \"\"; } }"));
        Path lib = Files.write(work.resolve("lib.jar"), whole);
        PluginRef ref = shelf.put(
                "broken",
                "1.0.0",
                List.of(),
                PluginJar.of(
                        work,
                        PluginJar.tool("Tool", "tool", "return ToolResult.text(test.lib.Lib.it());"),
                        List.of(lib),
                        "test.tool.Tool"));
        String reason = "tool of @acme/broken 1.0.0 needs a class that is missing or does not fit:"
                + " java.lang.NoClassDefFoundError: test/lib/Lib";

        assertThat(plugins.call(ref, new ToolCall("tool", "{}"))).isEqualTo(ToolResult.error(reason));

        PluginStatus status = plugins.describe(ref);
        assertThat(status.state()).isEqualTo("FAILED");
        assertThat(status.reason()).contains(reason);
        for (int i = 0; i < 100 && cache.loadedCount() > 0; i++) {
            Thread.sleep(20);
        }
    }

    @Test
    void bundledCopyOfTheSkillApiDoesNoHarm() throws Exception {
        Path apiClass = Path.of(dev.guildhall.skill.SkillTool.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        byte[] api = Files.isDirectory(apiClass)
                ? PluginJar.jar(Map.of(
                        "dev/guildhall/skill/SkillTool.class",
                        Files.readAllBytes(apiClass.resolve("dev/guildhall/skill/SkillTool.class"))))
                : Files.readAllBytes(apiClass);
        PluginRef ref = shelf.put("broken", "1.0.0", List.of(), toolThat("return ToolResult.text(\"fine\");"), api);

        assertThat(plugins.call(ref, new ToolCall("tool", "{}"))).isEqualTo(ToolResult.text("fine"));
        plugins.unload(ref);
    }

    private void fails(byte[] jar, String reason) throws IOException {
        PluginRef ref = shelf.put("broken", "1.0.0", List.of(), jar);

        PluginStatus status = plugins.start(ref);

        assertThat(status.state()).isEqualTo("FAILED");
        assertThat(status.reason()).contains(reason);
        assertThatThrownBy(() -> plugins.tools(ref)).hasMessage("@acme/broken 1.0.0 is FAILED. " + reason);
    }

    private byte[] toolThat(String statements) throws IOException {
        return PluginJar.of(work, PluginJar.tool("Tool", "tool", statements), "test.tool.Tool");
    }

    private static String source(String member) {
        return """
                package test.tool;
                import dev.guildhall.skill.*;
                public class Tool implements SkillTool {
                    %s
                    public String name() { return "tool"; }
                    public String description() { return "A tool for tests."; }
                    public String inputSchema() { return "{}"; }
                    public ToolResult call(ToolCall call) { return ToolResult.text(""); }
                }
                """.formatted(member);
    }
}
