package dev.guildhall.bridges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.guildhall.skill.AgentBlueprint;
import dev.guildhall.skill.HarnessBridge;
import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.HarnessPlan;
import dev.guildhall.skill.HarnessPlan.Note;
import dev.guildhall.skill.bridge.Used;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs in every bridge's module, on that module's bridge: whole plans are compared with {@code src/test/resources/golden}.
 *
 * <p>{@code -Dgolden.write=true} writes the golden files anew and ends as aborted, never as passed; read the difference.
 */
class BridgeTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    static Stream<String> cases() {
        return Blueprints.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void plansAsItsGoldenFileSays(String name) throws Exception {
        String plan = PlanText.of(bridge().plan(blueprint(name)));
        Path file = GOLDEN.resolve(name + ".txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, plan);
            abort("written: " + file);
        }
        assertThat(plan).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void keepsToWhatEveryHarnessTakes(String name) throws Exception {
        Tolerance.check(bridge().profile().id(), bridge().plan(blueprint(name)), sha -> "");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheSamePlanAgain(String name) throws Exception {
        assertThat(bridge().plan(blueprint(name))).isEqualTo(bridge().plan(blueprint(name)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysSomethingAboutEverythingThatIsUsed(String name) throws Exception {
        HarnessPlan plan = bridge().plan(blueprint(name));
        Set<HarnessCapability> said =
                plan.notes().stream().map(Note::capability).collect(Collectors.toSet());
        assertThat(said).containsAll(Used.by(blueprint(name)));
        assertThat(plan.notes())
                .allSatisfy(note -> assertThat(note.explanation()).endsWith("."));
    }

    @Test
    void isListedForThePluginLoader() throws Exception {
        assertThat(bridge().profile().id())
                .isEqualTo(Path.of("").toAbsolutePath().getFileName().toString());
        assertThat(bridge().profile().mark()).matches("[A-Z]{2}");
    }

    private static AgentBlueprint blueprint(String name) {
        AgentBlueprint blueprint = Blueprints.all().get(name);
        if (blueprint == null) {
            throw new AssertionError("no blueprint " + name);
        }
        return blueprint;
    }

    static HarnessBridge bridge() throws IOException, ReflectiveOperationException {
        try (InputStream index = BridgeTest.class.getResourceAsStream("/META-INF/extensions.idx")) {
            assertThat(index).as("META-INF/extensions.idx").isNotNull();
            List<String> names = new BufferedReader(new InputStreamReader(index, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
            assertThat(names).hasSize(1);
            return Class.forName(names.getFirst())
                    .asSubclass(HarnessBridge.class)
                    .getConstructor()
                    .newInstance();
        }
    }
}
