package dev.guildhall.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HarnessLineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "harness: claude-code | harness: codex",
                "harness: claude-code  # where it runs | harness: codex  # where it runs",
                "harness: \"claude-code\" | harness: \"codex\"",
                "harness: [claude-code, inline] | harness: [codex, claude-code, inline]",
                "harness: [\"claude-code\", \"inline\"] # both | harness: [\"codex\", \"claude-code\", \"inline\"] # both",
            })
    void changesTheValueAndKeepsTheRestOfTheLine(String before, String after) {
        assertThat(HarnessLine.preferring(text(before), "codex", List.of("claude-code", "inline")))
                .contains(text(after));
    }

    @Test
    void movesAHarnessThatIsNamedAlreadyToTheFront() {
        assertThat(HarnessLine.preferring(
                        text("harness: [claude-code, codex]"), "codex", List.of("claude-code", "codex")))
                .contains(text("harness: [codex, claude-code]"));
    }

    @Test
    void findsTheLineInsideAWrapperAndInJson() {
        assertThat(HarnessLine.preferring("agent:\n  name: a\n  harness: pi\n", "codex", List.of("pi")))
                .contains("agent:\n  name: a\n  harness: codex\n");
        assertThat(HarnessLine.preferring(
                        "{\n  \"name\": \"a\",\n  \"harness\": \"pi\",\n  \"description\": \"b\"\n}",
                        "codex",
                        List.of("pi")))
                .contains("{\n  \"name\": \"a\",\n  \"harness\": \"codex\",\n  \"description\": \"b\"\n}");
    }

    @Test
    void leavesAloneWhatStandsOnSeveralLinesOrNowhere() {
        assertThat(HarnessLine.preferring(text("harness:\n  - pi\n  - codex"), "codex", List.of("pi", "codex")))
                .isEmpty();
        assertThat(HarnessLine.preferring("name: a\ndescription: b\n", "codex", List.of()))
                .isEmpty();
        assertThat(HarnessLine.preferring("{\"name\": \"a\", \"harness\": \"pi\"}", "codex", List.of("pi")))
                .isEmpty();
    }

    /** Nothing in the instructions that looks like the line is touched. */
    private static String text(String line) {
        return "name: a\ninstructions: |\n  harness: claude-code\n  is what people write.\n" + line
                + "\ndescription: b\n";
    }
}
