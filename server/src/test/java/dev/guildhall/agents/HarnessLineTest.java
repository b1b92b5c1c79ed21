package dev.guildhall.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HarnessLineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "harness: claude-code | harness: codex",
                "harness: claude-code  # where it runs | harness: codex  # where it runs",
                "harness: \"claude-code\" | harness: \"codex\"",
                "harness: 'claude-code' # here | harness: 'codex' # here",
                "\"harness\":   claude-code | \"harness\":   codex",
                "harness: [claude-code, inline] | harness: [codex, claude-code, inline]",
                "harness: [\"claude-code\", \"inline\"] # both | harness: [\"codex\", \"claude-code\", \"inline\"] # both",
                "harness: [ pi ,  codex-cli ] # odd | harness: [ codex-cli ,  pi ] # odd",
                "harness: [a, b, codex, c] | harness: [codex, a, b, c]",
                "harness: [codex, a] | harness: [codex, a]",
            })
    void changesTheValueAndKeepsTheRestOfTheLine(String before, String after) {
        for (String end : new String[] {"\n", "\r\n"}) {
            assertThat(preferring(text(before, end))).contains(text(after, end));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "harness:/  - pi/  - claude-code | harness:/  - codex/  - pi/  - claude-code",
                "harness:/- pi | harness:/- codex/- pi",
                "harness: # in this order/  # the first/  -   pi # cheap/  - opencode | harness: # in this order/  # the first/  -   codex/  -   pi # cheap/  - opencode",
                "harness:/  - 'pi' | harness:/  - 'codex'/  - 'pi'",
                "harness:/  - pi # one/  - opencode/  - codex-cli # three | harness:/  - codex-cli # three/  - pi # one/  - opencode",
                "harness:/  - codex/  - pi | harness:/  - codex/  - pi",
                "harness: [/  pi, # one/  opencode/] | harness: [/  codex, pi, # one/  opencode/]",
            })
    void changesAListOnSeveralLinesAndKeepsItsComments(String before, String after) {
        for (String end : new String[] {"\n", "\r\n"}) {
            assertThat(preferring(text(before.replace("/", end), end))).contains(text(after.replace("/", end), end));
        }
    }

    @Test
    void movesTheLastLineOfATextWithoutALineEnd() {
        assertThat(preferring("description: b\nharness:\n  - pi\n  - inline\n  - codex"))
                .contains("description: b\nharness:\n  - codex\n  - pi\n  - inline");
        assertThat(preferring("description: b\r\nharness:\r\n  - pi\r\n  - codex"))
                .contains("description: b\r\nharness:\r\n  - codex\r\n  - pi");
        assertThat(preferring("harness: pi")).contains("harness: codex");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\": \"a\", \"harness\": \"pi\"} | {\"name\": \"a\", \"harness\": \"codex\"}",
                "{\"harness\":[\"pi\",\"codex\"],\"x\":1} | {\"harness\":[\"codex\",\"pi\"],\"x\":1}",
                "{\"x\":{\"harness\":\"pi\"},\"harness\":\"pi\"} | {\"x\":{\"harness\":\"pi\"},\"harness\":\"codex\"}",
                "{\"agent\":{\"description\":\"b\",\"harness\":\"pi\"}} | {\"agent\":{\"description\":\"b\",\"harness\":\"codex\"}}",
                "{\"name\": \"a\"} | {\"harness\": \"codex\", \"name\": \"a\"}",
                "{\"x\": \"\uD83D\uDE00 é\", \"harness\": \"pi\"} | {\"x\": \"\uD83D\uDE00 é\", \"harness\": \"codex\"}",
            })
    void changesJsonOnOneLine(String before, String after) {
        assertThat(preferring(before)).contains(after);
    }

    @Test
    void findsThePlaceInsideAWrapper() {
        assertThat(preferring("agent:\n  name: a\n  harness: pi\n")).contains("agent:\n  name: a\n  harness: codex\n");
        assertThat(preferring("agent:\n  name: a\nharness: pi\n")).contains("agent:\n  name: a\nharness: codex\n");
    }

    @Test
    void saysItFirstWhereNothingIsSaid() {
        assertThat(preferring("# mine\nname: a\ndescription: b\n"))
                .contains("# mine\nharness: codex\nname: a\ndescription: b\n");
        assertThat(preferring("agent:\r\n  # mine\r\n  name: a\r\n"))
                .contains("agent:\r\n  # mine\r\n  harness: codex\r\n  name: a\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "harness: &h pi\nx: *h\n",
                "x: &h pi\nharness: *h\n",
                "harness: !!str pi\n",
                "harness: |\n  pi\n",
                "harness: {a: b}\n",
                "harness: [[pi]]\n",
                "harness: []\n",
                "harness:\n",
                "- harness\n",
                "harness: [\n",
                ""
            })
    void leavesAloneWhatIsWrittenInAnotherWay(String text) {
        assertThat(preferring(text)).isEmpty();
    }

    private static Optional<String> preferring(String text) {
        return HarnessLine.preferring(text, "codex", word -> word.equals("codex") || word.equals("codex-cli"));
    }

    /** Nothing in the instructions that looks like the line is touched. */
    private static String text(String line, String end) {
        String before = "name: a\ninstructions: |\n  harness: claude-code\n  is what \uD83D\uDE00 people write.\n";
        return before.replace("\n", end) + line + end + "description: b" + end;
    }
}
