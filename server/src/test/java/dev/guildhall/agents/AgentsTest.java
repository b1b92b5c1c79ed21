package dev.guildhall.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.identity.Role;
import dev.guildhall.identity.Teams;
import dev.guildhall.packages.Finding;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Page;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemType;
import dev.guildhall.registry.Guild;
import dev.guildhall.wired.Wired;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AgentsTest {
    private final Agents agents = Wired.bean(Agents.class);
    private final Teams teams = Wired.bean(Teams.class);
    private final Guild guild = new Guild();
    private final Actor author = guild.authorOf("mill");
    private final Actor viewer = guild.user(Role.VIEWER);

    @Test
    void keepsADefinitionAndItsLock() throws IOException {
        publish("stone", "1.0.0");
        publish("stone", "1.2.0");
        publish("stone", "2.0.0");
        String text = """
                # reads what the mill grinds
                description: Watches the mill.
                harness: inline
                skills: {"@mill/stone": "^1"}
                """;
        AgentDetail made = put("miller", text);
        assertThat(made.version()).isOne();
        assertThat(made.text()).isEqualTo(text);
        assertThat(made.lock().skills())
                .extracting(AgentLock.LockedSkill::id, AgentLock.LockedSkill::version, AgentLock.LockedSkill::range)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("@mill/stone", "1.2.0", Optional.of("^1")));
        assertThat(agents.detail(viewer, "miller").mayChange()).isFalse();
        assertThat(made.mayChange()).isTrue();
    }

    @Test
    void theSameMeaningAgainIsTheSameVersion() {
        put("miller", "description: Watches.\nharness: inline\n");
        AgentDetail again = put("miller", "{\"agent\": {\"description\": \"Watches.\"}}");
        assertThat(again.version()).isOne();
        assertThat(again.revision()).isZero();
        assertThat(again.text()).contains("{\"agent\"");
        AgentDetail changed = put("miller", "description: Sleeps.\n");
        assertThat(changed.version()).isEqualTo(2);
        assertThat(agents.versions(viewer, "miller", PageRequest.first(10)).items())
                .extracting(AgentVersionRow::version, AgentVersionRow::change, AgentVersionRow::by)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(2, "description", author.login()),
                        org.assertj.core.groups.Tuple.tuple(1, "defined", author.login()));
        assertThat(agents.version(viewer, "miller", 1).definition().description())
                .isEqualTo("Watches.");
        refused(AgentProblem.VERSION_UNKNOWN, () -> agents.version(viewer, "miller", 3));
    }

    @Test
    void refusesWhatItDoesNotKnowNamingTheNearest() {
        assertThatThrownBy(() -> put("miller", "description: Watches.\nharnes: inline\n"))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type()).isEqualTo(AgentProblem.INVALID);
                    assertThat(problem.detail()).contains("Line 2: `harnes` is not a known key. Did you mean `harness`?");
                    assertThat(problem.members().get("findings")).asInstanceOf(
                            org.assertj.core.api.InstanceOfAssertFactories.list(Finding.class)).hasSize(1);
                });
        refused(AgentProblem.UNKNOWN, () -> agents.detail(viewer, "miller"));
    }

    @Test
    void aRangeThatNothingSatisfiesNamesTheNearest() throws IOException {
        publish("stone", "1.0.0");
        publish("stone", "4.1.0");
        assertThatThrownBy(() -> put("miller", "description: d\nskills: {\"@mill/stone\": \"^2.1\"}\n"))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type()).isEqualTo(AgentProblem.UNRESOLVED);
                    assertThat(problem.detail())
                            .isEqualTo(
                                    "agent miller → @mill/stone ^2.1: no version matches; there are 1.0.0, 4.1.0; nearest is 1.0.0 or 4.1.0. Nothing was changed.");
                    assertThat(problem.members()).containsEntry("nearest", Map.of("@mill/stone", List.of("1.0.0", "4.1.0")));
                });
    }

    @Test
    void aConflictNamesTheChain() throws IOException {
        publish("stone", "1.0.0");
        publish("stone", "2.0.0");
        publish("wheel", "1.0.0", "@mill/stone", "^1");
        assertThatThrownBy(() ->
                        put("miller", "description: d\nskills: {\"@mill/wheel\": \"^1\", \"@mill/stone\": \"^2\"}\n"))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type()).isEqualTo(AgentProblem.UNRESOLVED);
                    assertThat(problem.detail())
                            .contains(
                                    "agent miller → @mill/wheel 1.0.0 → @mill/stone ^1 conflicts with 2.0.0, chosen for agent miller → @mill/stone ^2");
                });
    }

    @Test
    void twoSkillsOfOneNameAreAConflict() throws IOException {
        guild.authorOf("forge");
        Actor smith = guild.authorOf("smithy");
        publish("stone", "1.0.0");
        Guild.publish(smith, Guild.skill("stone", "Sharpens."), "smithy", "1.0.0");
        assertThatThrownBy(() ->
                        put("miller", "description: d\nskills: {\"@mill/stone\": \"*\", \"@smithy/stone\": \"*\"}\n"))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type()).isEqualTo(AgentProblem.SAME_NAME);
                    assertThat(problem.members())
                            .isEqualTo(Map.of("skills", List.of("@mill/stone", "@smithy/stone")));
                });
    }

    @Test
    void onlyItsTeamChangesAnAgent() {
        Actor administrator = guild.user(Role.ADMINISTRATOR);
        teams.put(administrator, "grinders", null);
        refused(PlatformProblem.FORBIDDEN, () -> put("miller", "description: d\nteam: grinders\n"));
        refused(AgentProblem.TEAM_UNKNOWN, () -> put("miller", "description: d\nteam: grinderz\n"));
        teams.putMember(administrator, "grinders", author.login());
        put("miller", "description: d\nteam: grinders\n");
        Actor stranger = guild.user(Role.AUTHOR);
        refused(
                PlatformProblem.FORBIDDEN,
                () -> agents.put(stranger, "miller", "description: e\nteam: grinders\n", Precondition.NONE));
        put("own", "description: d\n");
        refused(
                PlatformProblem.FORBIDDEN,
                () -> agents.put(stranger, "own", "description: e\n", Precondition.NONE));
        refused(PlatformProblem.FORBIDDEN, () -> agents.remove(stranger, "own", Precondition.NONE));
        agents.remove(administrator, "own", Precondition.NONE);
        refused(AgentProblem.UNKNOWN, () -> agents.detail(viewer, "own"));
    }

    @Test
    void whoComesTooLateIsToldWhatIsThere() {
        put("miller", "description: d\n");
        put("miller", "description: e\n");
        assertThatThrownBy(() ->
                        agents.put(author, "miller", "description: f\n", Precondition.of("\"0\"", null)))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type()).isEqualTo(PlatformProblem.PRECONDITION_FAILED);
                    assertThat(problem.detail()).contains("miller was changed since you read it, last by " + author.login());
                });
        refused(
                PlatformProblem.PRECONDITION_FAILED,
                () -> agents.put(author, "miller", "description: f\n", Precondition.ABSENT));
    }

    @Test
    void listsByNameAndNarrows() throws IOException {
        publish("stone", "1.0.0");
        put("baker", "description: Bakes bread.\n");
        put("cook", "description: Cooks.\nskills: {\"@mill/stone\": \"*\"}\n");
        put("miller", "description: Grinds for bread_making.\n");
        assertThat(names(AgentQuery.ALL)).containsExactly("baker", "cook", "miller");
        assertThat(names(query(Optional.of("BREAD"), Optional.empty()))).containsExactly("baker", "miller");
        assertThat(names(query(Optional.of("bread_m"), Optional.empty()))).containsExactly("miller");
        assertThat(names(query(Optional.empty(), Optional.of("@mill/stone")))).containsExactly("cook");
        Page<AgentRow> first = agents.list(viewer, AgentQuery.ALL, PageRequest.first(2));
        assertThat(agents.list(
                                viewer,
                                AgentQuery.ALL,
                                PageRequest.of(2, first.next().orElseThrow()))
                        .items())
                .extracting(AgentRow::name)
                .containsExactly("miller");
        Actor foreign = new Guild().user(Role.ADMINISTRATOR);
        assertThat(agents.list(foreign, AgentQuery.ALL, PageRequest.first(10)).items()).isEmpty();
        refused(AgentProblem.UNKNOWN, () -> agents.detail(foreign, "cook"));
        refused(AgentProblem.UNKNOWN, () -> agents.effective(foreign, "cook"));
        refused(AgentProblem.UNKNOWN, () -> agents.versions(foreign, "cook", PageRequest.first(1)));
        refused(AgentProblem.UNKNOWN, () -> agents.remove(foreign, "cook", Precondition.NONE));
    }

    @Test
    void saysOfEveryLineWhereItComesFrom() throws IOException {
        Guild.publish(
                author,
                Guild.skill(
                        "stone",
                        "Grinds.",
                        "Grind.",
                        Map.of("skill.yaml", "schema: guildhall/v1\ntools: {preapproved: [\"Read\"]}\n")),
                "mill",
                "1.0.0");
        put("miller", """
                agent:
                  description: Grinds.
                  # fast
                  model: fast-chat
                  skills:
                    "@mill/stone": "^1"
                  tools:
                    allow: [sandbox_execute]
                """);
        assertThat(agents.effective(viewer, "miller"))
                .contains(
                        new EffectiveLine("description", "Grinds.", "agent", "agent.yaml:2"),
                        new EffectiveLine("model", "fast-chat", "agent", "agent.yaml:4"),
                        new EffectiveLine("skills[@mill/stone]", "^1", "agent", "agent.yaml:6"),
                        new EffectiveLine("tools.allow[0]", "sandbox_execute", "agent", "agent.yaml:8"),
                        new EffectiveLine("isolation", "inline", "default", "when nothing is written"),
                        new EffectiveLine("tools.allow", "Read", "skill", "@mill/stone@1.0.0"))
                .anySatisfy(line -> {
                    assertThat(line.path()).isEqualTo("lock[@mill/stone]");
                    assertThat(line.where()).isEqualTo("highest that satisfies ^1 when it was locked");
                });
    }

    @Test
    void checksWithoutSaving() throws IOException {
        publish("stone", "1.0.0");
        assertThat(agents.check(viewer, "miller", "descripton: d\n").findings()).isNotEmpty();
        assertThat(agents.check(viewer, "miller", "description: d\nskills: {\"@mill/stone\": \"^2\"}\n")
                        .problems())
                .hasSize(1);
        Checked good = agents.check(viewer, "miller", "description: d\nskills: {\"@mill/stone\": \"^1\"}\n");
        assertThat(good.good()).isTrue();
        assertThat(good.lock().orElseThrow().skills()).hasSize(1);
        refused(AgentProblem.UNKNOWN, () -> agents.detail(viewer, "miller"));
    }

    private AgentDetail put(String name, String text) {
        return agents.put(author, name, text, Precondition.NONE);
    }

    private List<String> names(AgentQuery query) {
        return agents.list(viewer, query, PageRequest.first(10)).items().stream()
                .map(AgentRow::name)
                .toList();
    }

    private static AgentQuery query(Optional<String> q, Optional<String> skill) {
        return new AgentQuery(q, Optional.empty(), Optional.empty(), skill);
    }

    private void publish(String name, String version, String... needs) throws IOException {
        Samples.publish(author, "mill", name, version, needs);
    }

    private static void refused(ProblemType type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
