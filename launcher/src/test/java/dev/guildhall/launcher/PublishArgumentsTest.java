package dev.guildhall.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishArgumentsTest {
    @Test
    void turnsOptionsIntoTheQuery() {
        PublishArguments arguments = PublishArguments.parse(
                List.of("--owner", "@acme", "dir", "--version", "1.0.0-rc.1+x", "--channel", "beta", "--dry-run"));
        assertThat(arguments.folder()).isEqualTo(Path.of("dir"));
        assertThat(arguments.address())
                .isEqualTo("/api/v1/skills?owner=acme&version=1.0.0-rc.1%2Bx&channel=beta&dryRun=true");
        assertThat(PublishArguments.parse(List.of("dir")).address()).isEqualTo("/api/v1/skills");
    }

    @Test
    void saysWhatIsMissingOrUnknown() {
        assertProblem(List.of(), "needs the skill's folder");
        assertProblem(List.of("a", "b"), "one folder");
        assertProblem(List.of("a", "--owner"), "--owner needs a value");
        assertProblem(List.of("a", "--force"), "--dry-run");
    }

    private static void assertProblem(List<String> arguments, String message) {
        assertThatThrownBy(() -> PublishArguments.parse(arguments))
                .isInstanceOf(LauncherProblem.class)
                .hasMessageContaining(message);
    }
}
