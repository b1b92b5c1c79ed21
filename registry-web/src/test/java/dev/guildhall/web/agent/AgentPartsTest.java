package dev.guildhall.web.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.agents.HarnessFitRow;
import dev.guildhall.packages.Finding;
import dev.guildhall.skill.HarnessCapability;
import dev.guildhall.skill.HarnessPlan.Carried;
import dev.guildhall.skill.HarnessPlan.Note;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentPartsTest {
    @Test
    void readsTheNameAsItIsWritten() {
        assertThat(WrittenAgent.name("# mine\nname: \"greeter\" # who\n")).contains("greeter");
        assertThat(WrittenAgent.name("mcpServers:\n  - {url: x}\nagent:\n  name: inner\nname: outer\n"))
                .contains("outer");
        assertThat(WrittenAgent.name("agent:\n  name: inner\n")).contains("inner");
        assertThat(WrittenAgent.name("{\"name\": \"json\", \"harness\": \"pi\"}"))
                .contains("json");
        assertThat(WrittenAgent.name("description: nameless\n")).isEmpty();
    }

    @Test
    void putsFindingsUnderTheirLines() {
        Finding finding = new Finding(
                "unknown-field", Finding.Severity.ERROR, Optional.of("agent.yaml"), Optional.of(2), "m", "f");
        assertThat(WrittenAgent.lines("a: 1\nb: 2", List.of(finding)))
                .isEqualTo(List.of(
                        new WrittenAgent.Line(1, "a: 1", List.of()),
                        new WrittenAgent.Line(2, "b: 2", List.of(finding))));
        assertThat(WrittenAgent.lines("a: 1", List.of())).isEmpty();
        assertThat(WrittenAgent.plain("a\r\nb\rc\n")).isEqualTo("a\nb\nc\n");
    }

    @Test
    void showsTheWorstOfWhatAHarnessSays() {
        Note good = note(Carried.NATIVE, "most of it");
        Note bad = note(Carried.LOST, "one of them");
        Matrix matrix = Matrix.of(List.of(row("pi"), row("codex", good, bad), row("inline", good)), "inline", "codex");
        assertThat(matrix.columns().stream().map(HarnessFitRow::harness)).containsExactly("inline", "codex", "pi");
        assertThat(matrix.rows())
                .isEqualTo(List.of(new Matrix.Row(
                        HarnessCapability.SKILLS,
                        List.of(
                                new Matrix.Cell("inline", List.of(good)),
                                new Matrix.Cell("codex", List.of(good, bad)),
                                new Matrix.Cell("pi", List.of())))));
        assertThat(matrix.rows().getFirst().cells().get(1).carried()).contains(Carried.LOST);
        assertThat(matrix.rows().getFirst().cells().get(1).reasons()).containsExactly(bad);
        assertThat(matrix.rows().getFirst().cells().get(2).carried()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"codex exec, codex exec", "pi --say it's, pi --say 'it'\\''s'", "a $B, a '$B'"})
    void quotesWhatAShellWouldRead(String words, String line) {
        assertThat(HarnessPage.shell(List.of(words.split(" ", -1)))).isEqualTo(line);
    }

    @Test
    void keepsStageAndFileInTheAddress() {
        AgentAddress address = new AgentAddress("greeter");
        assertThat(address.harness("codex", "current")).isEqualTo("/agents/greeter/harness?harness=codex");
        assertThat(address.file("codex", "next", ".codex/a b.toml"))
                .isEqualTo("/agents/greeter/harness?harness=codex&stage=next&file=.codex%2Fa%20b.toml#file");
        assertThat(address.archive("pi", "next")).isEqualTo("/api/v1/agents/greeter/harnesses/pi/archive?stage=next");
    }

    private static Note note(Carried carried, String explanation) {
        return new Note(HarnessCapability.SKILLS, Optional.empty(), carried, explanation);
    }

    private static HarnessFitRow row(String harness, Note... notes) {
        return new HarnessFitRow(
                harness, harness, "XX", "files", false, true, 0, 0, 0, List.of(notes), 0, Optional.empty());
    }
}
