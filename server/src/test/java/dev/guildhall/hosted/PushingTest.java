package dev.guildhall.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.hosted.ManagedAgentsServer.Fault;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pushes to a runtime on this machine that reads every body with the official SDK's models. */
class PushingTest {
    private final ManagedAgentsServer runtime;
    private final Hosting hosting;

    PushingTest() throws IOException {
        runtime = new ManagedAgentsServer();
        hosting = new Hosting(runtime);
    }

    @AfterEach
    void everyBodyWasOneTheSdkKnows() {
        runtime.close();
        assertThat(runtime.wrong).isEmpty();
    }

    @Test
    void makesSkillEnvironmentAndAgentThatPinsTheVersion() throws Exception {
        assertThat(hosting.push(Hosting.whole("reviewer", 1, "Read it.")))
                .containsExactly("skill pdf-tools created", "environment reviewer created", "agent reviewer created");

        Map<String, @Nullable Object> skill = runtime.only("/v1/skills");
        String version = String.valueOf(skill.get("latest_version_id"));
        assertThat(String.valueOf(skill.get("display_name")))
                .isEqualTo("PDF tools [guildhall " + hosting.place.mark("skill", "pdf-tools") + "]");
        assertThat(runtime.files(version))
                .isEqualTo(Map.of(
                        "pdf-tools/SKILL.md",
                        "---\nname: pdf-tools\ndescription: \"What it does\"\n---\nRead it.\n",
                        "pdf-tools/scripts/größe.py",
                        "print('größer')\n"));
        assertThat(runtime.only("/v1/agents"))
                .containsEntry("system", "Be exact.")
                .containsEntry(
                        "skills", List.of(Map.of("type", "custom", "skill_id", skill.get("id"), "version", version)))
                .containsEntry(
                        "metadata",
                        Map.of("guildhall", "reviewer", "guildhall_mark", hosting.place.mark("agent", "reviewer")));
        assertThat(hosting.drift("reviewer"))
                .containsExactly("agent reviewer in-step", "environment reviewer in-step", "skill pdf-tools in-step");
    }

    @Test
    void sendsNothingAgainThatIsThereAndTheSame() throws Exception {
        hosting.push(Hosting.whole("reviewer", 1, "Read it."));
        int sent = runtime.calls("POST").size();

        assertThat(hosting.push(Hosting.whole("reviewer", 1, "Read it.")))
                .containsExactly(
                        "skill pdf-tools unchanged", "environment reviewer unchanged", "agent reviewer unchanged");
        assertThat(runtime.calls("POST")).hasSize(sent);
    }

    @Test
    void makesANewVersionOnlyOfWhatDiffersAndFindsAnEarlierOneAgain() throws Exception {
        hosting.push(Hosting.whole("reviewer", 1, "Read it."));
        Object first = runtime.only("/v1/skills").get("latest_version_id");

        assertThat(hosting.push(Hosting.whole("reviewer", 2, "Read it twice.")))
                .containsExactly("skill pdf-tools updated", "environment reviewer unchanged", "agent reviewer updated");
        assertThat(runtime.only("/v1/skills").get("latest_version_id")).isNotEqualTo(first);
        assertThat(hosting.push(Hosting.whole("reviewer", 3, "Read it.")))
                .containsExactly(
                        "skill pdf-tools unchanged", "environment reviewer unchanged", "agent reviewer updated");
        assertThat(Tree.objects(runtime.only("/v1/agents").get("skills")).getFirst())
                .containsEntry("version", first);
        assertThat(runtime.only("/v1/agents")).containsEntry("version", 3L);
    }

    @Test
    void clearsWhatThePlanHasNoMore() throws Exception {
        hosting.push(Hosting.plan("bot", 1, Hosting.agent("bot", "Be exact.")));

        hosting.push(Hosting.plan(
                "bot",
                2,
                new dev.guildhall.skill.HarnessPlan.Upload(
                        "agent",
                        "bot",
                        java.util.Optional.of("{\"name\":\"bot\",\"model\":\"claude-sonnet-4-5\"}"),
                        List.of())));

        assertThat(runtime.only("/v1/agents"))
                .containsEntry("system", null)
                .containsEntry("mcp_servers", List.of())
                .containsEntry("tools", List.of());
        assertThat(hosting.drift("bot")).containsExactly("agent bot in-step");
    }

    @Test
    void sharesASkillBetweenAgentsAndDeletesItWithTheLast() throws Exception {
        hosting.push(Hosting.whole("reviewer", 1, "Read it."));
        assertThat(hosting.push(Hosting.whole("writer", 1, "Read it.")))
                .containsExactly("skill pdf-tools unchanged", "environment writer created", "agent writer created");

        assertThat(hosting.remove("reviewer"))
                .containsExactly("agent reviewer removed", "environment reviewer removed", "skill pdf-tools kept");
        assertThat(hosting.drift("writer"))
                .containsExactly("agent writer in-step", "environment writer in-step", "skill pdf-tools in-step");
        assertThat(hosting.remove("writer"))
                .containsExactly("agent writer removed", "environment writer removed", "skill pdf-tools removed");

        assertThat(runtime.all("/v1/skills")).isEmpty();
        assertThat(runtime.all("/v1/environments")).isEmpty();
        assertThat(runtime.all("/v1/agents")).allMatch(agent -> agent.get("archived_at") != null);
        assertThat(hosting.remove("writer")).isEmpty();
    }

    @Test
    void keepsASkillThatSomebodyElseWroteTo() throws Exception {
        hosting.push(Hosting.whole("reviewer", 1, "Read it."));
        runtime.addVersion(String.valueOf(runtime.only("/v1/skills").get("id")));

        assertThat(hosting.drift("reviewer").getLast()).startsWith("skill pdf-tools extra [version ");
        assertThat(hosting.remove("reviewer").getLast()).isEqualTo("skill pdf-tools kept");
        assertThat(runtime.all("/v1/skills")).hasSize(1);
    }

    @Test
    void deletesVersionsFirstWhereTheRuntimeAsksForIt() throws Exception {
        hosting.push(Hosting.whole("reviewer", 1, "Read it."));
        String skill = "/v1/skills/" + runtime.only("/v1/skills").get("id");
        runtime.fails(Fault.status("DELETE", skill, 400));

        assertThat(hosting.remove("reviewer").getLast()).isEqualTo("skill pdf-tools removed");
        assertThat(runtime.all("/v1/skills")).isEmpty();
    }

    @Test
    void archivesAnEnvironmentThatSessionsUse() throws Exception {
        hosting.push(Hosting.whole("reviewer", 1, "Read it."));
        String environment =
                "/v1/environments/" + runtime.only("/v1/environments").get("id");
        runtime.fails(Fault.status("DELETE", environment, 409));

        hosting.remove("reviewer");

        assertThat(runtime.only("/v1/environments").get("archived_at")).isNotNull();
    }

    @Test
    void showsWhatSomebodyChangedAndRepairsItWithOnePush() throws Exception {
        hosting.push(Hosting.whole("reviewer", 1, "Read it."));
        String agent = "/v1/agents/" + runtime.only("/v1/agents").get("id");
        String skill = String.valueOf(runtime.only("/v1/skills").get("id"));
        runtime.change(agent, "system", "Be quick.");
        runtime.change(agent, "version", 7L);
        runtime.drop("/v1/environments/" + runtime.only("/v1/environments").get("id"));
        runtime.dropVersion(skill, String.valueOf(runtime.only("/v1/skills").get("latest_version_id")));

        assertThat(hosting.drift("reviewer"))
                .containsExactly(
                        "agent reviewer changed [system, version 1 → 7]",
                        "environment reviewer missing [environment]",
                        "skill pdf-tools missing [version "
                                + runtime.only("/v1/skills").get("latest_version_id") + "]");
        assertThat(hosting.push(Hosting.whole("reviewer", 1, "Read it.")))
                .containsExactly("skill pdf-tools updated", "environment reviewer created", "agent reviewer updated");
        assertThat(runtime.only("/v1/agents"))
                .containsEntry("system", "Be exact.")
                .containsEntry("version", 8L);
        assertThat(hosting.drift("reviewer"))
                .containsExactly("agent reviewer in-step", "environment reviewer in-step", "skill pdf-tools in-step");
    }

    @Test
    void makesANewSkillAndAgentWhenTheOldOnesAreGone() throws Exception {
        hosting.push(Hosting.whole("reviewer", 1, "Read it."));
        runtime.drop("/v1/skills/" + runtime.only("/v1/skills").get("id"));
        runtime.change("/v1/agents/" + runtime.only("/v1/agents").get("id"), "archived_at", "2026-11-24T10:00:00Z");

        assertThat(hosting.drift("reviewer"))
                .containsExactly(
                        "agent reviewer missing [agent]",
                        "environment reviewer in-step",
                        "skill pdf-tools missing [skill]");
        assertThat(hosting.push(Hosting.whole("reviewer", 1, "Read it.")))
                .containsExactly("skill pdf-tools created", "environment reviewer unchanged", "agent reviewer created");
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

    @Test
    void refusesAPlanThatRefersToWhatItDoesNotUpload() throws Exception {
        refused(
                () -> hosting.push(Hosting.plan("reviewer", 1, Hosting.agent("reviewer", "x", "pdf-tools"))),
                HostedProblem.UNUSABLE_PLAN,
                "The plan refers to skill/pdf-tools, which it does not upload before.");
        assertThat(runtime.calls).isEmpty();
    }

    @Test
    void findsItsOwnThingsAndNoOthersWhenTwoOrganisationsShareAnAccount() throws Exception {
        Hosting other = new Hosting(runtime);
        other.push(Hosting.plan(
                "reviewer", 1, Hosting.skill("pdf-tools", "Theirs."), Hosting.agent("reviewer", "Theirs.")));

        hosting.push(
                Hosting.plan("reviewer", 1, Hosting.skill("pdf-tools", "Ours."), Hosting.agent("reviewer", "Ours.")));
        hosting.remove("reviewer");

        assertThat(runtime.all("/v1/skills")).hasSize(1);
        assertThat(other.drift("reviewer")).containsExactly("agent reviewer in-step", "skill pdf-tools in-step");
        assertThat(hosting.drift("reviewer")).isEmpty();
    }

    private static Problem refused(ThrowingCallable call, ProblemType type, String said) {
        List<Problem> problems = new ArrayList<>();
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, problems::add);
        assertThat(problems.getFirst().type()).isEqualTo(type);
        assertThat(problems.getFirst().detail()).contains(said);
        return problems.getFirst();
    }
}
