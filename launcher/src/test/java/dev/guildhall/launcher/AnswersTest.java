package dev.guildhall.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class AnswersTest {
    @Test
    void namesEveryFindingWithPlaceAndRemedy() {
        JsonObject body = object("""
                {"title":"The package is refused","detail":"2 findings.","findings":[
                  {"code":"unknown-field","severity":"ERROR","file":"SKILL.md","line":3,"message":"nmae is unknown.","fix":"Write name."},
                  {"code":"no-license","severity":"WARNING","message":"No licence.","fix":""}]}""");
        assertThat(Answers.refused(422, body))
                .containsExactly(
                        "The package is refused (422): 2 findings.",
                        "  error   SKILL.md:3  nmae is unknown.  [unknown-field]",
                        "          → Write name.",
                        "  warning No licence.  [no-license]");
    }

    @Test
    void staysReadableWhenTheAnswerIsNoProblem() {
        assertThat(Answers.refused(502, object("{}"))).containsExactly("the server answered (502)");
    }

    @Test
    void letsNoControlCharacterReachTheTerminal() {
        assertThat(Answers.refused(422, object("{\"title\":\"a\\u001b[2Jb\"}"))).containsExactly("a [2Jb (422)");
    }

    private static JsonObject object(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
