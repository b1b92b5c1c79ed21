package dev.guildhall.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExampleAgentsTest {
    private static final Path EXAMPLES =
            Path.of(System.getProperty("maven.multiModuleProjectDirectory", ".."), "docs", "examples");
    private static final HarnessWords WORDS =
            new HarnessWords(Map.of("claude-code", List.of(), "opencode", List.of(), "codex", List.of()));

    @ParameterizedTest
    @ValueSource(strings = {"pull-request-reviewer", "code-quality-checker", "dependency-updater"})
    void readsWithoutAFindingAndBack(String name) throws IOException {
        ReadAgent read = AgentReader.read(Files.readString(EXAMPLES.resolve(name + ".agent.yaml")), name, WORDS);
        assertThat(read.findings()).isEmpty();
        assertThat(AgentReader.read(AgentText.write(read.definition().orElseThrow()), name, WORDS))
                .isEqualTo(read);
    }
}
