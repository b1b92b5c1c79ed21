package dev.guildhall.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pushes to a runtime that refuses, hangs, garbles or forgets to answer. */
class PushingTroubleTest {
    private final ManagedAgentsServer runtime;
    private final Hosting hosting;

    PushingTroubleTest() throws IOException {
        runtime = new ManagedAgentsServer();
        hosting = new Hosting(runtime);
    }

    @AfterEach
    void everyBodyWasOneTheSdkKnows() {
        runtime.close();
        assertThat(runtime.wrong).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.Kind.class,
            names = {"LOSE", "HALVE", "GARBLE"})
    void makesNothingTwiceWhenAnAnswerIsLost(Fault.Kind kind) throws Exception {
        runtime.fails(
                Fault.of(kind, "POST", "/v1/skills"),
                Fault.of(kind, "POST", "/v1/environments"),
                Fault.of(kind, "POST", "/v1/agents"));
        hosting.push(Hosting.whole("reviewer", 1, "Read it."));
        String skill = "/v1/skills/" + runtime.only("/v1/skills").get("id");
        String agent = "/v1/agents/" + runtime.only("/v1/agents").get("id");

        runtime.fails(Fault.of(kind, "POST", skill + "/versions"), Fault.of(kind, "POST", agent));
        hosting.push(Hosting.whole("reviewer", 2, "Read it twice."));

        assertThat(runtime.only("/v1/environments")).containsEntry("name", "reviewer");
        assertThat(runtime.only("/v1/agents")).containsEntry("version", 2L);
        assertThat(runtime.calls("POST"))
                .containsExactly(
                        "POST /v1/skills",
                        "POST /v1/environments",
                        "POST /v1/agents",
                        "POST " + skill + "/versions",
                        "POST " + agent);
        assertThat(hosting.drift("reviewer"))
                .containsExactly("agent reviewer in-step", "environment reviewer in-step", "skill pdf-tools in-step");
    }

    /** As a process that is killed right after a call: nothing that follows is done, and the next push begins anew. */
    @ParameterizedTest
    @ValueSource(strings = {"/v1/skills", "/v1/environments", "/v1/agents"})
    void goesOnAfterAnInterruptionAnywhere(String path) throws Exception {
        runtime.fails(Fault.of(Fault.Kind.LOSE, "POST", path));
        refused(
                () -> hosting.push(Hosting.whole("reviewer", 1, "Read it."), new HostedSettings(1, 10, 1)),
                HostedProblem.FAILED,
                "POST " + path);

        hosting.push(Hosting.whole("reviewer", 1, "Read it."));

        assertThat(runtime.calls("POST"))
                .containsExactly("POST /v1/skills", "POST /v1/environments", "POST /v1/agents");
        assertThat(hosting.drift("reviewer"))
                .containsExactly("agent reviewer in-step", "environment reviewer in-step", "skill pdf-tools in-step");
    }

    @Test
    void findsAVersionWhoseAnswerWasLostWhenItGoesOn() throws Exception {
        hosting.push(Hosting.whole("reviewer", 1, "Read it."));
        String versions = "/v1/skills/" + runtime.only("/v1/skills").get("id") + "/versions";
        runtime.fails(Fault.of(Fault.Kind.LOSE, "POST", versions));
        refused(
                () -> hosting.push(Hosting.whole("reviewer", 2, "Read it twice."), new HostedSettings(1, 10, 1)),
                HostedProblem.FAILED,
                "POST " + versions);

        assertThat(hosting.push(Hosting.whole("reviewer", 2, "Read it twice.")))
                .containsExactly("skill pdf-tools found", "environment reviewer unchanged", "agent reviewer updated");
        assertThat(runtime.calls("POST").stream().filter(call -> call.endsWith("/versions")))
                .hasSize(1);
    }

    @Test
    void overwritesAChangeMadeMeanwhileAfterReadingIt() throws Exception {
        hosting.push(Hosting.whole("reviewer", 1, "Read it."));
        String agent = "/v1/agents/" + runtime.only("/v1/agents").get("id");
        runtime.fails(Fault.status("POST", agent, 409));

        assertThat(hosting.push(Hosting.plan("reviewer", 2, Hosting.agent("reviewer", "Be brief."))))
                .containsExactly("agent reviewer updated");
        assertThat(runtime.only("/v1/agents")).containsEntry("system", "Be brief.");

        runtime.fails(
                Fault.status("POST", agent, 409),
                Fault.status("POST", agent, 409),
                Fault.status("POST", agent, 409),
                Fault.status("POST", agent, 409));
        refused(
                () -> hosting.push(Hosting.plan("reviewer", 3, Hosting.agent("reviewer", "Be long."))),
                HostedProblem.REFUSED,
                "answers 409 at POST " + agent);
    }

    @Test
    void waitsAsLongAsTheRuntimeAsks() throws Exception {
        runtime.fails(
                new Fault("POST", "/v1/skills", Fault.Kind.REFUSE, 429, Map.of("Retry-After", "7"), "{}"),
                Fault.status("POST", "/v1/skills", 529));

        hosting.push(Hosting.whole("reviewer", 1, "Read it."));

        assertThat(hosting.pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(2));
        assertThat(runtime.all("/v1/skills")).hasSize(1);
    }

    @Test
    void doesNotWaitForHours() throws Exception {
        runtime.fails(new Fault("POST", "/v1/skills", Fault.Kind.REFUSE, 429, Map.of("Retry-After", "3600"), "{}"));

        refused(
                () -> hosting.push(Hosting.whole("reviewer", 1, "Read it.")),
                HostedProblem.BUSY,
                "It asks to wait 3600 seconds.");
        assertThat(hosting.pauses).isEmpty();
        assertThat(hosting.outcomes()).containsExactly("skill pdf-tools failed");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(400, HostedProblem.REFUSED, "answers 400", 1),
                Arguments.of(401, HostedProblem.KEY_REFUSED, "An operator puts a key that works", 1),
                Arguments.of(403, HostedProblem.KEY_REFUSED, "may not do this", 1),
                Arguments.of(404, HostedProblem.REFUSED, "answers 404", 1),
                Arguments.of(409, HostedProblem.REFUSED, "answers 409", 1),
                Arguments.of(413, HostedProblem.REFUSED, "answers 413", 1),
                Arguments.of(429, HostedProblem.BUSY, "answers 429", 3),
                Arguments.of(500, HostedProblem.FAILED, "answers 500", 3),
                Arguments.of(529, HostedProblem.BUSY, "answers 529", 3));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void saysWhatStandsWhenTheRuntimeRefuses(int status, ProblemType type, String said, int attempts) throws Exception {
        String body = ManagedAgentsServer.error("trouble_error", "no, " + ManagedAgentsServer.KEY + " is no good");
        for (int i = 0; i < attempts; i++) {
            runtime.fails(new Fault("POST", "/v1/environments", Fault.Kind.REFUSE, status, Map.of(), body));
        }

        Problem problem = refused(() -> hosting.push(Hosting.whole("reviewer", 1, "Read it.")), type, said);

        assertThat(problem.detail())
                .contains("trouble_error, \"no, … is no good\". (request req_42)")
                .endsWith(
                        "Stopped at the environment reviewer; 1 of 3 uploads stand, and what was there before is as it was."
                                + " Push again to go on from here.")
                .doesNotContain(ManagedAgentsServer.KEY);
        assertThat(hosting.lines.toString()).doesNotContain(ManagedAgentsServer.KEY);
        assertThat(hosting.outcomes()).containsExactly("skill pdf-tools created", "environment reviewer failed");
        assertThat(runtime.calls("POST")).hasSize(1 + attempts);
        assertThat(hosting.push(Hosting.whole("reviewer", 1, "Read it.")))
                .containsExactly("skill pdf-tools unchanged", "environment reviewer created", "agent reviewer created");
    }

    @Test
    void givesUpOnARuntimeThatDoesNotAnswerInTime() throws Exception {
        hosting.push(Hosting.plan("reviewer", 1, Hosting.environment("reviewer")));
        runtime.fails(Fault.of(Fault.Kind.WAIT, "GET", "/v1/skills"));

        refused(
                () -> hosting.push(Hosting.whole("reviewer", 1, "Read it."), new HostedSettings(1, 1, 1)),
                HostedProblem.FAILED,
                "did not finish its answer within 1 seconds");
    }

    @Test
    void followsNoRedirectWithTheKey() throws Exception {
        runtime.fails(new Fault(
                "GET",
                "/v1/skills",
                Fault.Kind.REFUSE,
                307,
                Map.of("Location", runtime.address() + "/v1/elsewhere"),
                ""));

        assertThatThrownBy(() -> hosting.push(Hosting.whole("reviewer", 1, "Read it.")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.detail())
                                .contains("sends on to another address (307), which is not followed"));
        assertThat(runtime.calls).containsExactly("GET /v1/skills");
    }

    static Problem refused(ThrowingCallable call, ProblemType type, String said) {
        List<Problem> problems = new ArrayList<>();
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, problems::add);
        assertThat(problems.getFirst().type()).isEqualTo(type);
        assertThat(problems.getFirst().detail()).contains(said);
        return problems.getFirst();
    }
}
