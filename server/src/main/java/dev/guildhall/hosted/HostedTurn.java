package dev.guildhall.hosted;

import dev.guildhall.jobs.JobRun;
import dev.guildhall.platform.Json;
import dev.guildhall.platform.Outbound;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * A job's turn at a hosted runtime: {@code wait for it → work → incomplete, when it fails}. Two jobs that write the same skill
 * at once could not tell whose version is whose.
 */
@Service
class HostedTurn {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final HostedConnections connections;
    private final PushRecords pushes;
    private final Outbound outbound;
    private final HostedSettings settings;

    @Inject
    HostedTurn(HostedConnections connections, PushRecords pushes, Outbound outbound, HostedSettings settings) {
        this.connections = connections;
        this.pushes = pushes;
        this.outbound = outbound;
        this.settings = settings;
    }

    interface Work {
        void with(RemoteCalls calls, PushReport report) throws Exception;
    }

    /** @param state what the push is in meanwhile */
    void take(JobRun run, Place place, HostedInput input, String state, Work work) throws Exception {
        connections.require(place.organisation(), place.runtime());
        await(run, place);
        try {
            pushes.begin(place, input.agent(), input.stage(), state, run.id(), run.actor());
            work.with(calls(run, place), report(run, place));
        } catch (Problem problem) {
            pushes.incomplete(place, input.agent(), problem.detail());
            throw problem;
        } finally {
            pushes.endTurn(place, run.id());
        }
    }

    /** Calls that nobody waits for long: of a request. */
    RemoteCalls calls(Place place) {
        return new RemoteCalls(
                outbound,
                new HostedSettings(1, Math.min(settings.requestSeconds(), 20), 1),
                time -> {},
                connections.account(place.organisation(), place.runtime()));
    }

    private RemoteCalls calls(JobRun run, Place place) {
        return new RemoteCalls(
                outbound,
                settings,
                time -> {
                    Thread.sleep(time);
                    kept(run, place);
                },
                connections.account(place.organisation(), place.runtime()));
    }

    private void await(JobRun run, Place place) throws Exception {
        for (Duration waited = Duration.ZERO; !pushes.turn(place, run.id()); waited = waited.plus(LOOK_AGAIN)) {
            if (waited.compareTo(LONGEST_WAIT) > 0) {
                throw HostedProblem.BUSY.because(
                        "Other pushes to %s have taken %d minutes and are not done. Push again when they are."
                                .formatted(place.runtime().title(), LONGEST_WAIT.toMinutes()));
            }
            run.progress(0, 1, "waiting for another push");
            Thread.sleep(LOOK_AGAIN);
        }
    }

    private void kept(JobRun run, Place place) {
        run.requireHeld();
        if (!pushes.turn(place, run.id())) {
            throw new IllegalStateException("another job took the turn of " + run.id());
        }
    }

    private PushReport report(JobRun run, Place place) {
        return new PushReport() {
            @Override
            public void begins(int done, int total, String what) throws Exception {
                kept(run, place);
                run.progress(done, total, what);
            }

            @Override
            public void line(ReportLine line) throws Exception {
                // A second attempt says its own; what the first one made is then unchanged.
                run.result(line.kind() + "/" + line.name() + "/" + line.outcome(), line.outcome(), Json.text(line));
            }
        };
    }
}
