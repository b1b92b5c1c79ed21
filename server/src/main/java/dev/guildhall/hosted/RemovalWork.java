package dev.guildhall.hosted;

import dev.guildhall.jobs.JobRun;
import dev.guildhall.jobs.JobWork;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;

/** The job of a removal: {@code turn → Removing → nothing is known of it any more}. */
@Service
public class RemovalWork implements JobWork {
    /** As it stands in the database. */
    static final String KIND = "hosted-remove";

    private final HostedTurn turn;
    private final Removing removing;
    private final PushAudit audit;
    private final PushRecords pushes;

    @Inject
    RemovalWork(HostedTurn turn, Removing removing, PushAudit audit, PushRecords pushes) {
        this.turn = turn;
        this.removing = removing;
        this.audit = audit;
        this.pushes = pushes;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobRun run) throws Exception {
        HostedInput input = HostedInput.read(run.input());
        Place place = input.place();
        turn.take(run, place, input, "removing", (calls, report) -> {
            removing.remove(place, calls, input.agent(), report);
            audit.removed(run.actor(), place, input.agent());
            pushes.removed(place, input.agent());
        });
    }

    /** A push that still counts as under way is one that nobody works on. */
    @Override
    public void afterEnd(String input) {
        HostedInput ended = HostedInput.read(input);
        pushes.abandoned(ended.place(), ended.agent());
    }
}
