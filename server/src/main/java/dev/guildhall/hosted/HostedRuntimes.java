package dev.guildhall.hosted;

import dev.guildhall.jobs.Jobs;
import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Agents at hosted runtimes: pushed, looked at, removed. The caller sees to it that the actor may do so with the agent.
 *
 * <p>{@code push ⇒ job → PushWork}, {@code remove ⇒ job → RemovalWork}.
 */
@Service
public class HostedRuntimes {
    private final HostedConnections connections;
    private final PushRecords pushes;
    private final Comparing comparing;
    private final HostedTurn turn;
    private final Jobs jobs;

    @Inject
    HostedRuntimes(HostedConnections connections, PushRecords pushes, Comparing comparing, HostedTurn turn, Jobs jobs) {
        this.connections = connections;
        this.pushes = pushes;
        this.comparing = comparing;
        this.turn = turn;
        this.jobs = jobs;
    }

    /**
     * Starts a job that pushes the agent.
     *
     * @param stage {@code current} or {@code next}
     */
    public UUID push(Actor actor, String runtime, String agent, String stage) {
        HostedInput input = new HostedInput(actor.organisation(), runtime, agent, stage);
        UUID job = start(actor, PushWork.KIND, input);
        pushes.queued(input.place(), input, job, actor);
        return job;
    }

    /** Starts a job that removes the agent there, and what only it used. */
    public UUID remove(Actor actor, String runtime, String agent) {
        Place place = place(actor, runtime);
        String stage = known(place, agent).stage();
        return start(actor, RemovalWork.KIND, new HostedInput(actor.organisation(), runtime, agent, stage));
    }

    /** As it was acknowledged, or a 404 problem. */
    public HostedPush pushed(Actor actor, String runtime, String agent) {
        Place place = place(actor, runtime);
        return with(known(place, agent), Optional.empty(), comparing.known(place, agent));
    }

    /** As it is there now: asks the runtime for each part. */
    public HostedPush check(Actor actor, String runtime, String agent) throws InterruptedException {
        Place place = place(actor, runtime);
        HostedPush push = known(place, agent);
        List<HostedPush.Part> parts = comparing.compared(place, turn.calls(place), agent);
        boolean inStep = parts.stream()
                .allMatch(part -> part.state().filter("in-step"::equals).isPresent());
        return with(push, Optional.of(inStep ? "in-step" : "changed"), parts);
    }

    private UUID start(Actor actor, String kind, HostedInput input) {
        actor.requirePerson();
        Place place = input.place();
        connections.require(place.organisation(), place.runtime());
        return jobs.start(actor, kind, input.json());
    }

    private HostedPush known(Place place, String agent) {
        return pushes.find(place, agent)
                .orElseThrow(() -> HostedProblem.NOT_PUSHED.because("%s was not pushed to %s, or it was removed there."
                        .formatted(agent, place.runtime().title())));
    }

    private static Place place(Actor actor, String runtime) {
        return new Place(actor.organisation(), HostedRuntime.of(runtime));
    }

    private static HostedPush with(HostedPush push, Optional<String> drift, List<HostedPush.Part> parts) {
        return new HostedPush(
                push.runtime(),
                push.agent(),
                push.stage(),
                push.agentVersion(),
                push.lockDigest(),
                push.state(),
                push.problem(),
                push.job(),
                push.changedBy(),
                push.changedAt(),
                drift,
                parts);
    }
}
