package dev.guildhall.plugins;

import static dev.guildhall.plugins.PluginJar.tool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.platform.Problem;
import dev.guildhall.skill.DependencyRange;
import dev.guildhall.skill.ToolCall;
import dev.guildhall.skill.ToolResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependentPluginsTest {
    @TempDir
    private Path data;

    @TempDir
    private Path work;

    private final ShelfInMemory shelf = new ShelfInMemory();
    private PluginCache cache;
    private SkillPlugins plugins;
    private DependentPlugins dependents;
    private PluginRef base;
    private PluginRef user;

    @BeforeEach
    void open() throws IOException {
        cache = new PluginCache(
                new PluginSettings(data.resolve("plugins/node-1"), 8, Duration.ofSeconds(20), 65_536),
                Clock.systemUTC());
        plugins = new SkillPlugins(() -> shelf, cache);
        dependents = new DependentPlugins(plugins, cache);
        base = shelf.put("base", "1.0.0", List.of(), jar("Base"));
        user = shelf.put("user", "2.0.0", List.of(new DependencyRange("acme", "base", "^1.0")), jar("User"));
    }

    @AfterEach
    void close() {
        cache.closeAll();
    }

    @Test
    void namesWhoHasItInItsClosure() {
        assertThat(dependents.of(base)).isEmpty();
        plugins.start(user);

        assertThat(dependents.of(base)).containsExactly(plugins.describe(user));
        assertThat(dependents.of(user)).isEmpty();
        assertThat(dependents.started(ShelfInMemory.ORGANISATION, "acme")).isEqualTo(1);
        assertThat(dependents.started(new UUID(0, 2), "acme")).isZero();
    }

    @Test
    void dependentsRunOnWhenItIsStoppedAndEndWithTheTrust() {
        plugins.start(base);
        plugins.start(user);
        plugins.stop(base);
        assertThat(plugins.call(user, new ToolCall("user", "{}"))).isEqualTo(ToolResult.text("User"));

        shelf.set(base, false, "live");
        assertThatThrownBy(() -> plugins.call(user, new ToolCall("user", "{}"))).isInstanceOf(Problem.class);
    }

    @Test
    void ofAnUnknownPluginIsNotFound() {
        assertThatThrownBy(() -> dependents.of(new PluginRef(new UUID(0, 2), "acme", "base", "1.0.0")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(PluginProblem.UNKNOWN_PLUGIN));
    }

    private byte[] jar(String name) throws IOException {
        return PluginJar.of(
                work,
                tool(name, name.toLowerCase(java.util.Locale.ROOT), "return ToolResult.text(\"" + name + "\");"),
                "test.tool." + name);
    }
}
