package dev.guildhall.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guildhall.skill.HarnessPlan.Patch;
import dev.guildhall.skill.HarnessPlan.Syntax;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of file that people have, times every kind of change that a plan makes. */
class MergeTest {
    private static final String PATH = "settings";

    private static final List<String> JSON_FILES = List.of(
            "",
            "\uFEFF",
            "\n",
            "// only a comment\n",
            "{}",
            "{}\n",
            "{ }",
            "{\n}\n",
            "{\n  // nothing yet\n}\n",
            "{ /* nothing yet */ }",
            "{\"theme\": \"dark\"}",
            "{\"theme\": \"dark\",}",
            "{ \"theme\": \"dark\" // note\n}",
            "{\n  \"theme\": \"dark\"\n}\n",
            "{\n  \"theme\": \"dark\",\n}\n",
            "{\n\t\"theme\": \"dark\" // the best\n\t// \"old\": 1\n}",
            "{\r\n    \"theme\": \"dark\",\r\n    \"mcpServers\": {\r\n        \"mine\": {\"command\": \"x\"} /* keep */\r\n    }\r\n}\r\n",
            "\uFEFF{\n  \"mcpServers\": {},\n  \"list\": []\n}\n",
            "{\"mcpServers\": {\"docs\": {\"url\": \"http://old\"}}, \"list\": [\"a\", \"b\"], \"model\": null}",
            "{\n  \"list\": [\n    \"a\", // first\n    \"b\"\n  ],\n  \"model\": \"mine\"\n}\n",
            "{\n  \"list\": [\n    \"a\",\n    \"b\",\n  ],\n  \"twice\": 1, \"twice\": 2\n}\n",
            "{theme: 'dark', mcpServers: {mine: {n: 0x1F, f: .5, 'q': +1}}}\n",
            "{\n  \"emoji\": \"📄 \\\"quoted\\\" // no comment\",\n  \"list\": [\"b\"]\n}\n");

    private static final List<String> TOML_FILES = List.of(
            "",
            "\uFEFF",
            "\n",
            "# only a comment\n",
            "model = \"mine\"",
            "model = \"mine\" # the best\n",
            "# top\nother = 1\n\n[a]\nx = 1 # one\n",
            "[mcp_servers.mine]\ncommand = \"x\"\nargs = [\n  \"a\", # first\n  \"b\",\n]\n",
            "[mcp_servers]\nmine = { command = \"x\", env = { A = \"b\" } }\n",
            "mcp_servers = { mine = { command = \"x\" } }\n",
            "mcp_servers.mine.command = \"x\"\n\n[z]\nq = 1\n",
            "list = []\n",
            "list = [\"a\"]\n[[things]]\nname = \"one\"\n\n[[things]]\nname = \"two\"\n[things.sub]\nx = 1\n",
            "\uFEFFlist = [\n  \"a\",\n  \"b\" # last\n]\r\n[tab]\r\n\tx = '''\nraw ''' \r\n",
            "s = \"\"\"\nlong [not.a.table]\n# no comment\"\"\"\"\"\nd = 1979-05-27 07:32:00 # when\ni = +1_000\nh = 0xff\n'quoted key' = 1\n\"an\\\"other\" = 2\n",
            "[ mcp_servers . \"docs\" ] # ours?\nurl = \"http://old\"\n[mcp_servers.docs.headers]\nA = \"b\"\n\n[after]\nx = 1\n",
            "[parent.child]\nx = 1\n",
            "[parent]\n[parent.child]\nx = 1\n\n\n# tail\n");

    private static final List<String> YAML_FILES = List.of(
            "",
            "# only a comment\n",
            "---\ntheme: dark\n",
            "theme: dark # the best",
            "mcpServers:\n  mine:\n    command: x\n    args: [a, b]\n# tail\n",
            "\uFEFFlist:\n  - a\n  - b # last\nother: {a: 1}\r\n",
            "list: []\nmcpServers: {}\n",
            "list:\n- a\ntext: |\n  long\n  text\n\nlast: >-\n  folded\n",
            "mcpServers:\n  docs: {url: http://old}\nemoji: \"📄\"\nmodel: mine\n");

    private static final List<String> MARKDOWN_FILES = List.of(
            "",
            "# Rules\n",
            "# Rules",
            "\uFEFF# Rules\r\n\r\nBe kind.\r\n",
            "# Rules\n\n<!-- guildhall:begin other -->\ntext\n<!-- guildhall:end other -->\n",
            "above\n<!-- guildhall:begin agent -->\nold\n<!-- guildhall:end agent -->\nbelow\n",
            "<!-- guildhall:begin agent -->\n<!-- guildhall:end agent -->");

    private static final List<List<String[]>> CHANGES = List.of(
            List.<String[]>of(new String[] {"/model", "\"gpt\""}),
            List.<String[]>of(
                    new String[] {"/mcpServers/docs", "{\"url\":\"https://docs.acme/mcp\",\"headers\":{\"A\":\"${B}\"}}"
                    }),
            List.of(
                    new String[] {"/mcpServers/docs", "{\"command\":\"node\",\"args\":[\"a b\",\"c\"]}"},
                    new String[] {"/mcpServers/more", "{\"env\":{\"X\":\"1\"}}"},
                    new String[] {
                        "/mcp_servers/docs", "{\"url\":\"https://x\",\"headers\":{\"A\":\"b\"},\"tools\":[{\"n\":1}]}"
                    },
                    new String[] {"/parent/child/deep/er", "true"},
                    new String[] {"/parent/name", "\"n\\\"\\u007f\""},
                    new String[] {"/list/-", "\"b\""},
                    new String[] {"/list/-", "\"c\""},
                    new String[] {"/permissions/allow/-", "\"Bash(git status:*)\""},
                    new String[] {"/permissions/allow/-", "\"Read\""},
                    new String[] {"/theme", "\"light\""},
                    new String[] {"/odd key/~1slash~0", "12.50"},
                    new String[] {"/mcp_servers/mine/enabled", "true"},
                    new String[] {"/empty", "{}"}));

    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        new EnumMap<>(Map.of(
                        Syntax.JSON, JSON_FILES,
                        Syntax.TOML, TOML_FILES,
                        Syntax.YAML, YAML_FILES,
                        Syntax.MARKDOWN, MARKDOWN_FILES))
                .forEach((syntax, files) -> files.forEach(file -> {
                    if (syntax == Syntax.MARKDOWN) {
                        cases.add(Arguments.of(
                                syntax, file, List.of(new Patch(PATH, syntax, "", "\"Do this.\\n\\nAnd that.\""))));
                    } else {
                        CHANGES.forEach(changes -> cases.add(Arguments.of(
                                syntax,
                                file,
                                changes.stream()
                                        .map(change -> new Patch(PATH, syntax, change[0], change[1]))
                                        .toList())));
                    }
                }));
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheOriginalBytesBack(Syntax syntax, String file, List<Patch> patches) {
        Merged merged = Merge.apply("agent", PATH, Optional.of(file), patches);
        assertThat(Merge.edited(merged.text(), merged.reverse())).isEqualTo(file);
        assertThat(merged.changes())
                .as(merged.text())
                .hasSameSizeAs(patches)
                .allMatch(Merge.inPlace("agent", PATH, syntax, merged.text()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void changesNothingTheSecondTime(Syntax syntax, String file, List<Patch> patches) {
        Merged once = Merge.apply("agent", PATH, Optional.of(file), patches);
        Merged twice = Merge.apply("agent", PATH, Optional.of(once.text()), patches);
        assertThat(twice.text()).isEqualTo(once.text());
        assertThat(twice.reverse()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void takesEveryValueBackByItsPlace(Syntax syntax, String file, List<Patch> patches) {
        Merged merged = Merge.apply("agent", PATH, Optional.of(file), patches);
        Undone undone = Merge.undo("agent", PATH, syntax, merged.text(), merged.changes(), merged.made());
        assertThat(undone.kept()).isEmpty();
        Merged again = Merge.apply("agent", PATH, Optional.of(undone.text()), patches);
        assertThat(again.changes())
                .as("taken back from %s", merged.text())
                .extracting(change -> change.before().isPresent())
                .isEqualTo(merged.changes().stream()
                        .map(change -> change.before().isPresent())
                        .toList());
        assertThat(undone.text().lines().filter(line -> line.contains("#") || line.contains("/")))
                .containsAll(file.lines()
                        .filter(line ->
                                line.strip().startsWith("#") || line.strip().startsWith("/"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void takesNothingAwayToAddAValue(Syntax syntax, String file, List<Patch> patches) {
        Merged merged = Merge.apply("agent", PATH, Optional.of(file), patches);
        if (merged.changes().stream().allMatch(change -> change.before().isEmpty())) {
            assertThat(merged.reverse())
                    .allSatisfy(edit -> assertThat(edit.text()).isBlank());
        }
    }

    @Test
    void writesInTheStyleOfTheNeighbours() {
        String file =
                "{\n    // mine\n    \"mcpServers\": {\n        \"mine\": {\"command\": \"x\"} // keep\n    },\n}\n";
        Patch patch = new Patch(PATH, Syntax.JSON, "/mcpServers/docs", "{\"url\":\"https://docs\"}");
        assertThat(Merge.apply("agent", PATH, Optional.of(file), List.of(patch)).text())
                .isEqualTo("{\n    // mine\n    \"mcpServers\": {\n        \"mine\": {\"command\": \"x\"}, // keep\n"
                        + "        \"docs\": {\n            \"url\": \"https://docs\"\n        }\n    },\n}\n");
    }

    @Test
    void opensASectionForATable() {
        String file = "# mine\nmodel = \"x\"\n\n[tui]\ntheme = \"dark\" # nice\n";
        Patch patch = new Patch(
                PATH, Syntax.TOML, "/mcp_servers/docs", "{\"url\":\"https://docs\",\"http_headers\":{\"X-A\":\"b\"}}");
        Patch key = new Patch(PATH, Syntax.TOML, "/model_provider", "\"guildhall\"");
        assertThat(Merge.apply("agent", PATH, Optional.of(file), List.of(patch, key))
                        .text())
                .isEqualTo(
                        "# mine\nmodel = \"x\"\nmodel_provider = \"guildhall\"\n\n[tui]\ntheme = \"dark\" # nice\n\n"
                                + "[mcp_servers.docs]\nurl = \"https://docs\"\n\n[mcp_servers.docs.http_headers]\nX-A = \"b\"\n");
    }

    @Test
    void keepsWhatSomebodyAddedBetween() {
        Patch patch = new Patch(PATH, Syntax.JSON, "/mcpServers/docs", "{\"url\":\"https://docs\"}");
        Merged merged = Merge.apply("agent", PATH, Optional.of("{\n  \"theme\": \"dark\"\n}\n"), List.of(patch));
        String edited = merged.text()
                .replace("\"mcpServers\": {", "\"mcpServers\": {\n    \"mine\": {},")
                .replace("dark", "light");
        assertThat(Merge.undo("agent", PATH, Syntax.JSON, edited, merged.changes(), merged.made()))
                .isEqualTo(new Undone(
                        "{\n  \"theme\": \"light\",\n  \"mcpServers\": {\n    \"mine\": {}\n  }\n}\n", List.of()));
    }

    @Test
    void leavesAValueThatSomebodyChanged() {
        Patch patch = new Patch(PATH, Syntax.TOML, "/model", "\"ours\"");
        Merged merged = Merge.apply("agent", PATH, Optional.of("x = 1\n"), List.of(patch));
        assertThat(Merge.undo("agent", PATH, Syntax.TOML, "model = \"theirs\"\n", merged.changes(), merged.made()))
                .isEqualTo(new Undone("model = \"theirs\"\n", List.of("/model")));
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of(Syntax.JSON, "{\n  \"a\": 1\n  \"b\": 2\n}", "/x", 3, 3),
                Arguments.of(Syntax.JSON, "{\n  \"a\": }", "/x", 2, 8),
                Arguments.of(Syntax.JSON, "{\"a\": \"x\n\"}", "/x", 1, 7),
                Arguments.of(Syntax.JSON, "{} {}", "/x", 1, 4),
                Arguments.of(Syntax.JSON, "{\"a\": 1 /* no end }", "/x", 1, 9),
                Arguments.of(Syntax.JSON, "{\"a\": [1]}", "/a/b", 1, 7),
                Arguments.of(Syntax.JSON, "{\"a\": \"text\"}", "/a/b", 1, 7),
                Arguments.of(Syntax.JSON, "{\"a\": {}, \"a\": {}}", "/a/b", 1, 11),
                Arguments.of(Syntax.JSON, "{\"a\": {}}", "/a/-", 1, 7),
                Arguments.of(Syntax.JSON, "[1]", "/a", 1, 1),
                Arguments.of(Syntax.TOML, "a = 1\nb = \n", "/x", 2, 5),
                Arguments.of(Syntax.TOML, "a = 1\na = 2\n", "/x", 2, 1),
                Arguments.of(Syntax.TOML, "a = 1\n", "/a/b", 1, 5),
                Arguments.of(Syntax.TOML, "[[a]]\nb = 1\n", "/a/b", 1, 1),
                Arguments.of(Syntax.TOML, "a = { b = 1 }\n", "/a/-", 1, 5),
                Arguments.of(Syntax.YAML, "a: [1\nb: 2\n", "/x", 2, 2),
                Arguments.of(Syntax.YAML, "a: 1\na: 2\n", "/x", 2, 1),
                Arguments.of(Syntax.YAML, "a: 1\n", "/a/b", 1, 4),
                Arguments.of(Syntax.YAML, "a: 1\n---\nb: 2\n", "/x", 2, 1),
                Arguments.of(Syntax.MARKDOWN, "x\n<!-- guildhall:begin agent -->\n", "", 2, 1),
                Arguments.of(Syntax.MARKDOWN, "<!-- guildhall:end agent -->\n", "", 1, 1));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void namesThePlaceOfWhatItCannotRead(Syntax syntax, String file, String pointer, int line, int column) {
        Patch patch = new Patch(PATH, syntax, pointer, "\"value\"");
        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> Merge.apply("agent", PATH, Optional.of(file), List.of(patch)))
                .satisfies(
                        e -> assertThat(e.line() + ":" + e.column()).as(e.why()).isEqualTo(line + ":" + column));
    }

    @Test
    void refusesATextThatWouldEndItsOwnBlock() {
        Patch patch = new Patch(PATH, Syntax.MARKDOWN, "", "\"x <!-- guildhall:end agent --> y\"");
        assertThatExceptionOfType(PlanRefused.class)
                .isThrownBy(() -> Merge.apply("agent", PATH, Optional.empty(), List.of(patch)));
    }
}
