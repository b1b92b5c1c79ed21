package dev.guildhall.hosted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.guildhall.identity.Role;
import dev.guildhall.jobs.Job;
import dev.guildhall.jobs.JobByHand;
import dev.guildhall.jobs.JobWork;
import dev.guildhall.jobs.Jobs;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.PlatformProblem;
import dev.guildhall.platform.Precondition;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.ProblemType;
import dev.guildhall.wired.Wired;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections, and pushes and removals as the jobs they are. */
class HostedRuntimesTest {
    private final HostedConnections connections = Wired.bean(HostedConnections.class);
    private final HostedRuntimes runtimes = Wired.bean(HostedRuntimes.class);
    private final ManagedAgentsServer runtime;
    private final Hosting hosting;
    private final HostedInput input;

    HostedRuntimesTest() throws IOException {
        runtime = new ManagedAgentsServer();
        hosting = new Hosting(runtime);
        input = new HostedInput(hosting.organisation, Hosting.RUNTIME, "reviewer", "current");
    }

    @AfterEach
    void everyBodyWasOneTheSdkKnows() {
        runtime.close();
        assertThat(runtime.wrong).isEmpty();
    }

    @Test
    void pushesAndRemovesAsJobsThatSayWhatTheyDid() throws Exception {
        Job pushed = run(push());

        assertThat(pushed.state()).isEqualTo("done");
        assertThat(pushed.outcomes()).isEqualTo(Map.of("created", 3));
        HostedPush known = runtimes.pushed(hosting.operator, Hosting.RUNTIME, "reviewer");
        assertThat(known.state()).isEqualTo("pushed");
        assertThat(known.agentVersion()).contains(4);
        assertThat(known.lockDigest()).contains("lock-4");
        assertThat(known.parts()).extracting(HostedPush.Part::kind).containsExactly("agent", "environment", "skill");
        assertThat(known.parts())
                .allMatch(part -> part.id().isPresent() && part.state().isEmpty());
        assertThat(runtimes.check(hosting.operator, Hosting.RUNTIME, "reviewer").drift())
                .contains("in-step");

        Job removed = run(Wired.bean(RemovalWork.class));

        assertThat(removed.outcomes()).isEqualTo(Map.of("removed", 3));
        refused(() -> runtimes.pushed(hosting.operator, Hosting.RUNTIME, "reviewer"), HostedProblem.NOT_PUSHED);
        refused(() -> runtimes.remove(hosting.operator, Hosting.RUNTIME, "reviewer"), HostedProblem.NOT_PUSHED);
    }

    @Test
    void failsWithWhatStandsAndTellsNoKey() throws Exception {
        String echo = ManagedAgentsServer.error("authentication_error", "bad " + ManagedAgentsServer.KEY);
        runtime.fails(new Fault("POST", "/v1/environments", Fault.Kind.REFUSE, 401, Map.of(), echo));

        Job failed = run(push());

        assertThat(failed.state()).isEqualTo("failed");
        assertThat(failed.error().orElseThrow().getString("type")).isEqualTo("/problems/hosted-key-refused");
        assertThat(failed.outcomes()).isEqualTo(Map.of("created", 1, "failed", 1));
        HostedPush known = runtimes.pushed(hosting.operator, Hosting.RUNTIME, "reviewer");
        assertThat(known.state()).isEqualTo("incomplete");
        assertThat(known.problem().orElseThrow()).contains("1 of 3 uploads stand");
        assertThat(failed.toString() + known).doesNotContain(ManagedAgentsServer.KEY);

        assertThat(run(push()).outcomes()).isEqualTo(Map.of("unchanged", 1, "created", 2));
        assertThat(runtimes.pushed(hosting.operator, Hosting.RUNTIME, "reviewer")
                        .state())
                .isEqualTo("pushed");
    }

    @Test
    void keepsTheKeyToItself() {
        HostedConnection shown = connections.connection(hosting.operator, Hosting.RUNTIME);

        assertThat(shown.toString()).doesNotContain(ManagedAgentsServer.KEY);
        assertThat(new ConnectionBody(Optional.empty(), Optional.of(ManagedAgentsServer.KEY)).toString())
                .doesNotContain(ManagedAgentsServer.KEY);
        assertThat(connections
                        .account(hosting.organisation, HostedRuntime.CLAUDE_MANAGED_AGENTS)
                        .toString())
                .doesNotContain(ManagedAgentsServer.KEY);
    }

    @Test
    void takesTheKeyAnewForAnotherAddress() {
        ConnectionBody moved = new ConnectionBody(Optional.of("http://" + Wired.HOSTED + ":1"), Optional.empty());

        refused(
                () -> connections.put(hosting.operator, Hosting.RUNTIME, moved, Precondition.NONE),
                PlatformProblem.INVALID_FIELD);
        ConnectionBody same = new ConnectionBody(Optional.empty(), Optional.empty());
        assertThat(connections
                        .put(hosting.operator, Hosting.RUNTIME, same, Precondition.NONE)
                        .revision())
                .isEqualTo(2);
        refused(
                () -> connections.put(
                        hosting.operator, Hosting.RUNTIME, same, new Precondition(List.of("\"1\""), false)),
                PlatformProblem.PRECONDITION_FAILED);
    }

    @Test
    void refusesAddressesInsideAndOnesThatAreNone() {
        for (String address : List.of("https://127.0.0.1", "http://api.example.com", "https://10.0.0.1:8443")) {
            refused(() -> connect(address), PlatformProblem.OUTBOUND_REFUSED);
        }
        for (String address : List.of("api.example.com", "https://api.example.com/v1", "https://a?b=c", "::")) {
            refused(() -> connect(address), PlatformProblem.INVALID_FIELD);
        }
    }

    @Test
    void isDisconnectedOnlyWhenNothingIsThere() throws Exception {
        run(push());

        refused(() -> connections.remove(hosting.operator, Hosting.RUNTIME, false), HostedProblem.IN_USE);
        connections.remove(hosting.operator, Hosting.RUNTIME, true);
        refused(() -> connections.connection(hosting.operator, Hosting.RUNTIME), HostedProblem.NOT_CONNECTED);
        refused(
                () -> runtimes.push(hosting.operator, Hosting.RUNTIME, "reviewer", "current"),
                HostedProblem.NOT_CONNECTED);
        assertThat(connections.list(hosting.operator)).isEmpty();
    }

    @Test
    void isOperatedByOperatorsAndSeenByNoOtherTenant() throws Exception {
        run(push());
        Actor author = hosting.user(Role.AUTHOR);
        Actor stranger = new Hosting(runtime).operator;

        refused(() -> connections.list(author), PlatformProblem.FORBIDDEN);
        refused(() -> connections.connection(author, Hosting.RUNTIME), PlatformProblem.FORBIDDEN);
        refused(() -> connections.remove(author, Hosting.RUNTIME, true), PlatformProblem.FORBIDDEN);
        assertThat(connections.list(stranger)).hasSize(1);
        assertThat(connections.list(stranger).getFirst().changedBy()).isEqualTo(stranger.login());
        refused(() -> runtimes.pushed(stranger, Hosting.RUNTIME, "reviewer"), HostedProblem.NOT_PUSHED);
        refused(() -> runtimes.check(stranger, Hosting.RUNTIME, "reviewer"), HostedProblem.NOT_PUSHED);
        refused(() -> runtimes.remove(stranger, Hosting.RUNTIME, "reviewer"), HostedProblem.NOT_PUSHED);
        refused(() -> connections.connection(stranger, "bedrock"), HostedProblem.UNKNOWN_RUNTIME);
    }

    /** The product's own work, with a plan of the test's. */
    private static PushWork push() {
        return new PushWork(
                Wired.bean(HostedTurn.class),
                () -> (actor, agent, named, stage) -> Hosting.whole(agent, 4, "Read it."),
                Wired.bean(Pushing.class),
                Wired.bean(PushAudit.class),
                Wired.bean(PushRecords.class));
    }

    private Job run(JobWork work) throws Exception {
        JobByHand job = new JobByHand(work);
        UUID id = job.start(hosting.operator, input.json());
        job.attempt();
        return Wired.bean(Jobs.class).job(hosting.operator, id);
    }

    private void connect(String address) {
        connections.put(
                hosting.operator,
                Hosting.RUNTIME,
                new ConnectionBody(Optional.of(address), Optional.of(ManagedAgentsServer.KEY)),
                Precondition.NONE);
    }

    private static void refused(ThrowingCallable call, ProblemType type) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }
}
