package dev.guildhall.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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

    @Test
    void refusesAPlanThatRefersToWhatItDoesNotUpload() throws Exception {
        PushingTroubleTest.refused(
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
}
