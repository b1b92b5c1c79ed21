package dev.guildhall.skills.updates;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.skill.Json;
import dev.guildhall.skill.ToolCall;
import dev.guildhall.skill.ToolResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanUpdatesTest {
    private final PlanUpdates tool = new PlanUpdates();

    @Test
    void putsWhatLeavesAHoleFirstAndNamesTheSmallestStep() {
        assertThat(plan("minor", """
                {"name": "react", "current": "16.8.0", "available": ["18.2.0", "16.14.0", "16.8.1"]},
                {"name": "done", "current": "1.0.0", "available": ["1.0.0", "0.9.0"]},
                {"name": "lodash", "current": "4.17.15", "available": ["4.17.21", "4.17.19", "5.0.0"], "vulnerable": "<4.17.19"}
                """))
                .isEqualTo(List.of(
                        Map.of(
                                "name", "lodash",
                                "current", "4.17.15",
                                "target", "4.17.21",
                                "step", "patch",
                                "vulnerable", true,
                                "leaves_hole_at", "4.17.19",
                                "leaving_is", "patch",
                                "target_leaves_hole", true,
                                "beyond_policy", "5.0.0"),
                        Map.of(
                                "name", "react",
                                "current", "16.8.0",
                                "target", "16.14.0",
                                "step", "minor",
                                "beyond_policy", "18.2.0"),
                        Map.of("name", "done", "current", "1.0.0", "step", "none")));
    }

    @Test
    void saysWhenThePolicyDoesNotLeaveTheHole() {
        assertThat(
                        plan(
                                "patch",
                                "{\"name\": \"a\", \"current\": \"1.0.0\", \"available\": [\"1.0.1\", \"2.0.0\"], \"vulnerable\": \"<2\"}"))
                .isEqualTo(List.of(Map.of(
                        "name", "a",
                        "current", "1.0.0",
                        "target", "1.0.1",
                        "step", "patch",
                        "vulnerable", true,
                        "leaves_hole_at", "2.0.0",
                        "leaving_is", "major",
                        "target_leaves_hole", false,
                        "beyond_policy", "2.0.0")));
    }

    @Test
    void saysWhenTheTargetHasTheHoleAgain() {
        assertThat(plan("minor", """
                {"name": "a", "current": "1.0.0", "available": ["1.0.1", "1.2.0"], "vulnerable": "<1.0.1 || >=1.1.0 <1.2.5"}
                """))
                .isEqualTo(List.of(Map.of(
                        "name", "a",
                        "current", "1.0.0",
                        "target", "1.2.0",
                        "step", "minor",
                        "vulnerable", true,
                        "leaves_hole_at", "1.0.1",
                        "leaving_is", "patch",
                        "target_leaves_hole", false)));
    }

    @Test
    void countsAPreReleaseAmongTheVulnerable() {
        assertThat(plan("minor", """
                {"name": "a", "current": "1.0.0-rc.1", "available": ["1.0.1"], "vulnerable": "<1.0.1"}
                """).toString()).contains("vulnerable=true", "target_leaves_hole=true");
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3, 1.2.4, patch",
        "1.2.3, 1.3.0, minor",
        "1.2.3, 2.0.0, major",
        "0.6.20, 0.6.21, patch",
        "0.6.20, 0.7.5, major",
        "0.0.1, 0.0.2, major",
        "v1.2, 1.2.1, patch",
        "1, 1.1, minor",
        "1.2.3-rc.1, 1.2.3, patch",
        "2.0.0, 1.0.0, none"
    })
    void countsStepsAsNpmDoes(String current, String available, String step) {
        List<?> planned = plan(
                "major",
                "{\"name\": \"a\", \"current\": \"%s\", \"available\": [\"%s\", \"nonsense\"]}"
                        .formatted(current, available));

        assertThat(((Map<?, ?>) planned.getFirst()).get("step")).isEqualTo(step);
    }

    @Test
    void takesPreReleasesOnlyWhenAsked() {
        String dependency = "{\"name\": \"a\", \"current\": \"1.0.0\", \"available\": [\"1.1.0-rc.1\"]}";

        assertThat(plan("minor", dependency).toString()).contains("step=none");
        assertThat(call("{\"pre_releases\": true, \"dependencies\": [%s]}".formatted(dependency))
                        .content())
                .contains("\"target\":\"1.1.0-rc.1\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | \"dependencies\" must be a list",
                "{\"dependencies\": [1]} | must be an object",
                "{\"dependencies\": [{\"name\": \"a\"}]} | no \"current\"",
                "{\"dependencies\": [{\"name\": \"a\", \"current\": \"x\"}]} | is no version",
                "{\"dependencies\": [], \"policy\": \"all\"} | patch, minor or major",
            })
    void refusesArgumentsItCannotUse(String arguments, String message) {
        ToolResult result = call(arguments);

        assertThat(result.isError()).isTrue();
        assertThat(result.content()).contains(message);
    }

    @Test
    void describesItsArgumentsInJson() {
        assertThat(Json.read(tool.inputSchema())).isInstanceOf(Map.class);
    }

    private List<?> plan(String policy, String dependencies) {
        ToolResult result = call("{\"policy\": \"%s\", \"dependencies\": [%s]}".formatted(policy, dependencies));
        assertThat(result.isError()).as(result.content()).isFalse();
        if (Json.read(result.content()) instanceof Map<?, ?> answer
                && answer.get("updates") instanceof List<?> updates) {
            return updates;
        }
        throw new AssertionError(result.content());
    }

    private ToolResult call(String arguments) {
        return tool.call(new ToolCall("plan_updates", arguments));
    }
}
