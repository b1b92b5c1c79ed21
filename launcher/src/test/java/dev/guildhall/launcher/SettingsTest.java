package dev.guildhall.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Path ROOT = Path.of("/repository");

    @Test
    void listensOnThisMachineOnlyUnlessToldOtherwise() {
        assertThat(Settings.of(Map.of(), ROOT))
                .isEqualTo(new Settings(
                        ROOT,
                        ROOT.resolve("var"),
                        "127.0.0.1",
                        9080,
                        URI.create("http://localhost:9080"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        true,
                        Optional.empty(),
                        ROOT.resolve("var/server-plugins")));
    }

    @Test
    void followsTheEnvironment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "GUILDHALL_DATA", "/data/x/../guildhall",
                "GUILDHALL_HOST", "0.0.0.0",
                "GUILDHALL_PORT", " 8080 ",
                "GUILDHALL_URL", "https://guildhall.example/",
                "GUILDHALL_DATABASE_URL", "postgresql://u:p@db/g",
                "GUILDHALL_BOOTSTRAP_TOKEN", "gh_x",
                "GUILDHALL_MASTER_KEY", "a-key",
                "GUILDHALL_JAVA_OPTIONS", "-Xmx2g  -Dx=y",
                "GUILDHALL_START_CACHE", "off"));
        environment.put("GUILDHALL_PLUGINS_FOLDER", "plugins");
        environment.put("GUILDHALL_GATEWAY_CONFIG", "/etc/gateway/./config.yaml");
        assertThat(Settings.of(environment, ROOT))
                .isEqualTo(new Settings(
                        ROOT,
                        Path.of("/data/guildhall"),
                        "0.0.0.0",
                        8080,
                        URI.create("https://guildhall.example"),
                        Optional.of(new DatabaseAddress("jdbc:postgresql://db/g", "u", "p")),
                        Optional.of("gh_x"),
                        Optional.of("a-key"),
                        List.of("-Xmx2g", "-Dx=y"),
                        false,
                        Optional.of(Path.of("/etc/gateway/config.yaml")),
                        Path.of("plugins").toAbsolutePath()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", ""})
    void refusesWhatIsNoPort(String port) {
        assertThatThrownBy(() -> Settings.of(Map.of("GUILDHALL_PORT", port), ROOT))
                .isInstanceOf(LauncherProblem.class)
                .hasMessageContaining("1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(strings = {"guildhall.example", "ftp://x", "http://", "ht tp://x"})
    void refusesWhatIsNoAddress(String url) {
        assertThatThrownBy(() -> Settings.of(Map.of("GUILDHALL_URL", url), ROOT))
                .isInstanceOf(LauncherProblem.class)
                .hasMessageContaining("GUILDHALL_URL");
    }

    @Test
    void asksItselfOnLoopbackWhenItListensEverywhere() {
        assertThat(Settings.of(Map.of("GUILDHALL_HOST", "0.0.0.0"), ROOT).localUrl())
                .isEqualTo(URI.create("http://127.0.0.1:9080"));
        assertThat(Settings.of(Map.of("GUILDHALL_HOST", "::1"), ROOT).localUrl())
                .isEqualTo(URI.create("http://[::1]:9080"));
    }

    @Test
    void takesTheGatewaysFileFromTheOption() {
        List<String> options = new ArrayList<>(List.of("--detach", "--config", "config.yaml"));

        Map<String, String> environment = Main.withConfig(Map.of("GUILDHALL_GATEWAY_CONFIG", "other.yaml"), options);

        assertThat(options).containsExactly("--detach");
        assertThat(Settings.of(environment, ROOT).gatewayConfig())
                .contains(Path.of("config.yaml").toAbsolutePath());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--config", "--config --detach", "--config a --config b"})
    void refusesAnOptionWithoutOneFile(String line) {
        List<String> options = new ArrayList<>(List.of(line.split(" ")));

        assertThatThrownBy(() -> Main.withConfig(Map.of(), options))
                .isInstanceOf(LauncherProblem.class)
                .hasMessageContaining("--config needs one file");
    }

    @Test
    void refusesAGatewaysFileThatIsNotThere() {
        Settings settings = Settings.of(Map.of("GUILDHALL_GATEWAY_CONFIG", "/no/config.yaml"), ROOT);

        assertThatThrownBy(settings::requireGatewayConfig)
                .isInstanceOf(LauncherProblem.class)
                .hasMessageContaining("/no/config.yaml");
    }
}
