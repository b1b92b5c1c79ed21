package dev.guildhall.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.guildhall.identity.Role;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemType;
import dev.guildhall.registry.Guild;
import dev.guildhall.wired.Wired;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class HarnessChoicesTest {
    private static final String BLOCK = """
            description: Grinds. # slowly
            harness:
              - opencode # at work
              - claude-agent-sdk
            instructions: |
              harness: none
            """;

    private final Agents agents = Wired.bean(Agents.class);
    private final HarnessChoices choices = Wired.bean(HarnessChoices.class);
    private final Guild guild = new Guild();
    private final Actor author = guild.authorOf("mill");

    @Test
    void changesABlockListByOneLine() {
        put(BLOCK);
        AgentDetail chosen = choices.choose(author, "miller", "codex", Precondition.NONE);
        assertThat(chosen.text()).isEqualTo(BLOCK.replace("harness:\n", "harness:\n  - codex\n"));
        assertThat(chosen.definition().harness()).isEqualTo(List.of("codex", "opencode", "claude-code"));
        assertThat(chosen.version()).isEqualTo(2);
    }

    @Test
    void movesTheLineThatNamesItByAnotherWord() {
        put(BLOCK);
        AgentDetail chosen = choices.choose(author, "miller", "claude-code", Precondition.NONE);
        assertThat(chosen.text())
                .isEqualTo(BLOCK.replace(
                        "  - opencode # at work\n  - claude-agent-sdk\n",
                        "  - claude-agent-sdk\n  - opencode # at work\n"));
        assertThat(chosen.definition().harness()).isEqualTo(List.of("claude-code", "opencode"));
    }

    @Test
    void changesJsonAndWhatSaysNothing() {
        put("{\"description\":\"Grinds.\",\"harness\":[\"opencode\"]}");
        assertThat(choices.choose(author, "miller", "pi", Precondition.NONE).text())
                .isEqualTo("{\"description\":\"Grinds.\",\"harness\":[\"pi\", \"opencode\"]}");
        put("description: Grinds.\r\n");
        AgentDetail chosen = choices.choose(author, "miller", "pi", Precondition.NONE);
        assertThat(chosen.text()).isEqualTo("harness: pi\r\ndescription: Grinds.\r\n");
        assertThat(chosen.definition().harness()).isEqualTo(List.of("pi"));
    }

    @Test
    void choosingWhatIsChosenIsTheSameVersion() {
        put("description: Grinds.\nharness: pi\n");
        assertThat(choices.choose(author, "miller", "pi", Precondition.NONE).version())
                .isOne();
    }

    @Test
    void refusesWhatItCannotChangeAndWhatIsNone() {
        put("description: Grinds.\nharness: &h pi\n");
        refused(AgentProblem.INVALID, () -> choices.choose(author, "miller", "codex", Precondition.NONE));
        put("description: Grinds.\nharness: pi\n");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> choices.choose(author, "miller", "emacs", Precondition.NONE))
                .withMessageContaining("Line 2: `harness` has `emacs`.");
        refused(
                PlatformProblem.PRECONDITION_FAILED,
                () -> choices.choose(author, "miller", "codex", Precondition.ofRevision("7")));
        assertThat(agents.detail(author, "miller").definition().harness()).isEqualTo(List.of("pi"));
    }

    @Test
    void isForThoseWhoMayChangeTheAgent() {
        put("description: Grinds.\nharness: pi\n");
        Actor viewer = guild.user(Role.VIEWER);
        assertThat(viewer.may(Permission.AGENTS_WRITE)).isFalse();
        refused(PlatformProblem.FORBIDDEN, () -> choices.choose(viewer, "miller", "codex", Precondition.NONE));
        Actor foreign = new Guild().user(Role.ADMINISTRATOR);
        refused(AgentProblem.UNKNOWN, () -> choices.choose(foreign, "miller", "codex", Precondition.NONE));
    }

    private void put(String text) {
        AgentDetail unused = agents.put(author, "miller", text, Precondition.NONE);
    }

    private static void refused(ProblemType type, ThrowingCallable call) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(call)
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
