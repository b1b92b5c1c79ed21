package dev.guildhall.drafting;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignMarkdownTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Use `<script src=a>` and `<!-- x -->` here.",
                "```html\n<!-- kept -->\n<script>run()</script>\n<p>\n```\n\nEnd.",
                "~~~\n```\n<b>\n~~~",
                "````\n```\n<b>\n````",
                "```\n<b>never closed",
                "See <https://mill.example/a> or <mailto:ada@mill.example>.",
                "a < b, a <= b, 1 <2",
                "Unclosed `tick and ``two` of them",
            })
    void leavesCodeAndTextAlone(String text) {
        assertThat(ForeignMarkdown.cleaned(text))
                .isEqualTo(new ForeignMarkdown.Cleaned(text, new ForeignMarkdown.Dropped(0, 0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "a <b>bold</b> word                        @ a bold word             @ 0 @ 0",
                "a <!-- hidden --> word                    @ a  word                 @ 0 @ 1",
                "a <!--> word                              @ a  word                 @ 0 @ 1",
                "a <!-- never closed                       @ a  never closed         @ 0 @ 1",
                "a <script>run()</script> word             @ a  word                 @ 1 @ 0",
                "a <script>run() and the rest stays        @ a run() and the rest stays @ 1 @ 0",
                "the tag <script is only a word            @ the tag \\<script is only a word @ 0 @ 0",
                "<svg><svg></svg> rest                     @ rest                    @ 1 @ 0",
                "a <id> of a kind                          @ a \\<id> of a kind       @ 0 @ 0",
                "<scr<b></b>ipt>run()                      @ \\<script>run()         @ 0 @ 0",
                "<<b></b>script>run()                      @ \\<script>run()         @ 0 @ 0",
                "\\`<!-- x -->\\`                            @ \\`\\`                    @ 0 @ 1",
                "<x y='`'> <!-- a --> `                    @ \\<x y='`'> <!-- a --> ` @ 0 @ 0",
                "<b></b>```~```~<!-- a -->~```             @ ```~```~~```            @ 0 @ 1",
                "a~    ```~<!-- a -->                      @ a~    ```               @ 0 @ 1",
                "<b></b>    ```~<!-- a -->                 @ ```~<!-- a -->          @ 0 @ 0",
                "`a`<b></b>``<!-- a -->``                  @ `a` ``<!-- a -->``      @ 0 @ 0",
                "| `a | <!-- x --> b` |                    @ | `a |  b` |            @ 0 @ 1",
                "a `b~~`<!-- x -->`                        @ a `b~~`<!-- x -->`      @ 0 @ 0",
                "``` a ` <!-- x -->                        @ ``` a `                 @ 0 @ 1",
                "``` sh <!-- x~b~```                       @ ```sh~b~```             @ 0 @ 0",
                "a `b~c` <!-- x --> `d                     @ a `b~c`  `d             @ 0 @ 1",
            })
    void leavesOutWhatNoReaderSees(String text, String seen, int scripts, int comments) {
        ForeignMarkdown.Cleaned cleaned = ForeignMarkdown.cleaned(text.replace('~', '\n'));

        assertThat(cleaned)
                .isEqualTo(new ForeignMarkdown.Cleaned(
                        seen.replace('~', '\n'), new ForeignMarkdown.Dropped(scripts, comments)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>", "<!--", "<a ", "`a``b", "```x ", "`", "<", "\\", "~~~ ", "<svg><!--"})
    void endsATextMadeToBeReadAgainAndAgain(String text) {
        assertThat(ForeignMarkdown.cleaned(text.repeat(300_000)).text().length())
                .isLessThanOrEqualTo(text.length() * 600_000);
    }

    @Test
    void makesNoFenceOfWhatStoodApart() {
        assertThat(ForeignMarkdown.cleaned("~~<b></b>~\n<!-- a -->\n~~~\n<b>").text())
                .isEqualTo("~~ ~\n\n~~~\n<b>");
    }

    @Test
    void takesOutInvisibleCharacters() {
        assertThat(ForeignMarkdown.cleaned("a\u200Bb\r\n`\u202E`").text()).isEqualTo("ab\n``");
    }
}
