package dev.guildhall.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.identity.Role;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PageRequest;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemType;
import dev.guildhall.registry.BlastRadii;
import dev.guildhall.registry.BlastRadius;
import dev.guildhall.registry.Guild;
import dev.guildhall.registry.Lifecycle;
import dev.guildhall.wired.Wired;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class UpgradesTest {
    private final Agents agents = Wired.bean(Agents.class);
    private final Assignments assignments = Wired.bean(Assignments.class);
    private final Upgrades upgrades = Wired.bean(Upgrades.class);
    private final Lifecycle lifecycle = Wired.bean(Lifecycle.class);
    private final Guild guild = new Guild();
    private final Actor author = guild.authorOf("mill");
    private final Actor viewer = guild.user(Role.VIEWER);

    @Test
    void assigningOneSkillMovesNoOther() throws IOException {
        publish("stone", "1.0.0");
        publish("wheel", "1.0.0");
        put("miller", "# kept\ndescription: d\nskills: {\"@mill/stone\": \"^1\"}\nmodel: fast\n");
        publish("stone", "1.1.0");
        AgentLock lock = assignments.assign(author, "miller", "@mill/wheel", "^1", Precondition.NONE);
        assertThat(lock.skills())
                .extracting(AgentLock.LockedSkill::id, AgentLock.LockedSkill::version)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("@mill/stone", "1.0.0"),
                        org.assertj.core.groups.Tuple.tuple("@mill/wheel", "1.0.0"));
        assertThat(agents.detail(viewer, "miller").text())
                .isEqualTo(
                        "# kept\ndescription: d\nskills:\n  \"@mill/stone\": \"^1\"\n  \"@mill/wheel\": \"^1\"\nmodel: fast\n");
        assertThat(assignments.assign(author, "miller", "@mill/wheel", "^1", Precondition.NONE).version())
                .isEqualTo(2);
        assignments.unassign(author, "miller", "@mill/stone", Precondition.NONE);
        assertThat(agents.detail(viewer, "miller").definition().skills()).isEqualTo(Map.of("@mill/wheel", "^1"));
        refused(
                AgentProblem.NOT_ASSIGNED,
                () -> assignments.unassign(author, "miller", "@mill/stone", Precondition.NONE));
        refused(
                PlatformProblem.INVALID_FIELD,
                () -> assignments.assign(author, "miller", "@mill/stone", "one", Precondition.NONE));
        assertThat(assignments.of(viewer, "mill", "wheel", PageRequest.first(10)).items())
                .extracting(SkillAgentRow::agent, SkillAgentRow::range, SkillAgentRow::version)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("miller", Optional.of("^1"), "1.0.0"));
    }

    @Test
    void whatAnotherSkillNeedsIsRemovedWithIt() throws IOException {
        publish("stone", "1.0.0");
        publish("wheel", "1.0.0", "@mill/stone", "^1");
        put("miller", "description: d\nskills: {\"@mill/wheel\": \"^1\"}\n");
        assertThat(assignments.lock(viewer, "miller", "current").skills())
                .extracting(
                        AgentLock.LockedSkill::id, AgentLock.LockedSkill::direct, AgentLock.LockedSkill::requiredBy)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("@mill/wheel", true, List.of()),
                        org.assertj.core.groups.Tuple.tuple("@mill/stone", false, List.of("@mill/wheel")));
        assertThatThrownBy(() -> assignments.unassign(author, "miller", "@mill/stone", Precondition.NONE))
                .hasMessageContaining("@mill/wheel needs it");
        assignments.unassign(author, "miller", "@mill/wheel", Precondition.NONE);
        assertThat(assignments.lock(viewer, "miller", "").skills()).isEmpty();
    }

    @Test
    void looksBeforeItUpgrades() throws IOException {
        publish("stone", "1.0.0");
        put("miller", "description: d\nskills: {\"@mill/stone\": \"^1\"}\n");
        Guild.publish(
                author,
                Guild.skill(
                        "stone",
                        "Grinds finer.",
                        "More words than before, so that it costs more to read.",
                        Map.of("skill.yaml", "schema: guildhall/v1\npermissions: {network: [api.mill.test]}\n")),
                "mill",
                "1.1.0");
        publish("stone", "2.0.0");
        Upgrade look = upgrades.look(viewer, "miller", UpgradeRequest.ALL);
        assertThat(look.applied()).isFalse();
        assertThat(look.changes()).hasSize(1);
        Upgrade.Change change = look.changes().getFirst();
        assertThat(change.id() + " " + change.from() + " " + change.to() + " " + change.why())
                .isEqualTo("@mill/stone Optional[1.0.0] Optional[1.1.0] newer");
        assertThat(change.wider()).containsExactly("Now reaches api.mill.test.");
        assertThat(change.tokensTo().body()).isGreaterThan(change.tokensFrom().body());
        assertThat(agents.detail(viewer, "miller").version()).isOne();
        refused(PlatformProblem.FORBIDDEN, () -> upgrades.upgrade(viewer, "miller", UpgradeRequest.ALL));
        Upgrade done = upgrades.upgrade(author, "miller", UpgradeRequest.ALL);
        assertThat(done.applied()).isTrue();
        assertThat(done.lock().version()).isEqualTo(2);
        assertThat(agents.versions(viewer, "miller", PageRequest.first(1)).items())
                .extracting(AgentVersionRow::change)
                .containsExactly("upgraded @mill/stone 1.0.0 to 1.1.0");
        assertThat(upgrades.upgrade(author, "miller", UpgradeRequest.ALL).applied()).isFalse();
        assertThat(upgrades.look(viewer, "miller", new UpgradeRequest(List.of(), Map.of("@mill/stone", "2.0.0"), false))
                        .problems())
                .containsExactly("@mill/stone does not come to 2.0.0: it asks for ^1, and 2.0.0 must be live.");
        AgentDetail back = upgrades.rollback(author, "miller", OptionalInt.empty());
        assertThat(back.version()).isEqualTo(3);
        assertThat(back.lock().skills()).extracting(AgentLock.LockedSkill::version).containsExactly("1.0.0");
    }

    @Test
    void triesAnUpgradeBesideTheLockInForce() throws IOException {
        publish("stone", "1.0.0");
        put("miller", "description: d\nskills: {\"@mill/stone\": \"^1\"}\n");
        publish("stone", "1.1.0");
        refused(AgentProblem.NOTHING_STAGED, () -> assignments.lock(viewer, "miller", "next"));
        UpgradeRequest staging = new UpgradeRequest(List.of(), Map.of(), true);
        assertThat(upgrades.upgrade(author, "miller", staging).applied()).isTrue();
        assertThat(versions("miller", "current")).containsExactly("1.0.0");
        assertThat(versions("miller", "next")).containsExactly("1.1.0");
        assertThat(agents.detail(viewer, "miller").staged()).isTrue();
        upgrades.discard(author, "miller");
        refused(AgentProblem.NOTHING_STAGED, () -> upgrades.promote(author, "miller"));
        upgrades.upgrade(author, "miller", staging);
        assertThat(upgrades.promote(author, "miller").version()).isEqualTo(2);
        assertThat(versions("miller", "current")).containsExactly("1.1.0");
        assertThat(agents.detail(viewer, "miller").staged()).isFalse();
    }

    @Test
    void upgradesOneSkillAndWhatItNeeds() throws IOException {
        publish("stone", "1.0.0");
        publish("wheel", "1.0.0", "@mill/stone", "^1");
        publish("axle", "1.0.0");
        put("miller", "description: d\nskills: {\"@mill/wheel\": \"^1\", \"@mill/axle\": \"^1\"}\n");
        publish("stone", "1.1.0");
        publish("wheel", "1.1.0", "@mill/stone", "^1.1");
        publish("axle", "1.1.0");
        Upgrade done =
                upgrades.upgrade(author, "miller", new UpgradeRequest(List.of("@mill/wheel"), Map.of(), false));
        assertThat(done.lock().skills())
                .extracting(AgentLock.LockedSkill::id, AgentLock.LockedSkill::version)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("@mill/wheel", "1.1.0"),
                        org.assertj.core.groups.Tuple.tuple("@mill/axle", "1.0.0"),
                        org.assertj.core.groups.Tuple.tuple("@mill/stone", "1.1.0"));
        assertThat(done.unchanged()).containsExactly("@mill/axle");
    }

    @Test
    void aYankShowsItsAgentsBeforeAndTellsThemAfter() throws IOException {
        publish("stone", "1.0.0");
        for (String name : List.of("baker", "cook", "miller")) {
            put(name, "description: d\nskills: {\"@mill/stone\": \"^1\"}\n");
        }
        BlastRadius radius = Wired.bean(BlastRadii.class).of(viewer, "mill", "stone", "1.0.0");
        assertThat(radius.counts().agents()).isEqualTo(3);
        assertThat(radius.agents().getFirst())
                .isEqualTo(new BlastRadius.User(
                        "baker", "keeps 1.0.0 from its lock and is told; nothing else fits its ^1"));
        lifecycle.yank(author, "mill", "stone", "1.0.0", "It crumbles.");
        for (String name : List.of("baker", "cook", "miller")) {
            assertThat(agents.detail(viewer, name).notices())
                    .extracting(AgentNotice::kind, AgentNotice::message, AgentNotice::wayOut)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(
                            "yanked",
                            "@mill/stone@1.0.0 was yanked: It crumbles. It stays in the lock until the agent is upgraded.",
                            "./guildhall upgrade " + name + " --dry-run"));
        }
        assertThat(upgrades.look(viewer, "miller", UpgradeRequest.ALL).problems())
                .containsExactly(
                        "@mill/stone stays: agent miller → @mill/stone ^1: no version matches; there are 1.0.0 (yanked)");
        // What is locked already may be kept by a change of something else.
        put("cook", "description: e\nskills: {\"@mill/stone\": \"^1\"}\n");
        refused(
                AgentProblem.UNRESOLVED,
                () -> put("late", "description: d\nskills: {\"@mill/stone\": \"^1\"}\n"));
        publish("stone", "1.0.1");
        Upgrade way = upgrades.look(viewer, "miller", UpgradeRequest.ALL);
        assertThat(way.changes())
                .extracting(Upgrade.Change::to, Upgrade.Change::why)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Optional.of("1.0.1"), "yanked"));
        upgrades.upgrade(author, "miller", UpgradeRequest.ALL);
        assertThat(agents.detail(viewer, "miller").notices()).isEmpty();
        assertThat(agents.list(viewer, AgentQuery.ALL, PageRequest.first(10)).items())
                .extracting(AgentRow::name, AgentRow::notices)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("baker", 1),
                        org.assertj.core.groups.Tuple.tuple("miller", 0));
        lifecycle.restore(author, "mill", "stone", "1.0.0", null);
        assertThat(agents.detail(viewer, "baker").notices()).isEmpty();
    }

    @Test
    void whatIsRevokedIsKeptByNoChange() throws IOException {
        publish("stone", "1.0.0");
        put("miller", "description: d\nskills: {\"@mill/stone\": \"^1\"}\n");
        publish("stone", "1.1.0");
        upgrades.upgrade(author, "miller", UpgradeRequest.ALL);
        lifecycle.revoke(guild.user(Role.REVIEWER), "mill", "stone", "1.0.0", "It steals.");
        AgentDetail back = upgrades.rollback(author, "miller", OptionalInt.of(1));
        assertThat(back.lock().skills())
                .extracting(AgentLock.LockedSkill::version)
                .containsExactly("1.1.0");
        lifecycle.revoke(guild.user(Role.REVIEWER), "mill", "stone", "1.1.0", "It steals.");
        assertThat(agents.detail(viewer, "miller").notices())
                .extracting(AgentNotice::kind)
                .containsExactly("revoked");
        assertThat(agents.detail(viewer, "miller").lock().skills())
                .extracting(AgentLock.LockedSkill::state)
                .containsExactly("revoked");
    }

    @Test
    void anotherOrganisationSeesNothing() throws IOException {
        publish("stone", "1.0.0");
        put("miller", "description: d\nskills: {\"@mill/stone\": \"^1\"}\n");
        Actor foreign = new Guild().user(Role.ADMINISTRATOR);
        refused(AgentProblem.UNKNOWN, () -> assignments.lock(foreign, "miller", ""));
        refused(AgentProblem.UNKNOWN, () -> upgrades.look(foreign, "miller", UpgradeRequest.ALL));
        refused(AgentProblem.UNKNOWN, () -> upgrades.rollback(foreign, "miller", OptionalInt.empty()));
        refused(
                AgentProblem.UNKNOWN,
                () -> assignments.assign(foreign, "miller", "@mill/stone", "*", Precondition.NONE));
        assertThatThrownBy(() -> assignments.of(foreign, "mill", "stone", PageRequest.first(1)))
                .isInstanceOf(Problem.class);
    }

    private List<String> versions(String agent, String stage) {
        return assignments.lock(viewer, agent, stage).skills().stream()
                .map(AgentLock.LockedSkill::version)
                .toList();
    }

    private void put(String name, String text) {
        AgentDetail unused = agents.put(author, name, text, Precondition.NONE);
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
