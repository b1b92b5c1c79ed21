package dev.guildhall.hosted;

import dev.guildhall.jobs.JobRun;
import dev.guildhall.jobs.JobWork;
import dev.guildhall.platform.Service;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.function.Supplier;

/** The job of a push: {@code turn → HostedAgents.plan → Pushing → pushed}. It pushes what the agent is when its turn comes. */
@Service
public class PushWork implements JobWork {
    /** As it stands in the database. */
    static final String KIND = "hosted-push";

    private final HostedTurn turn;
    private final Supplier<HostedAgents> agents;
    private final Pushing pushing;
    private final PushAudit audit;
    private final PushRecords pushes;

    @Inject
    PushWork(HostedTurn turn, Instance<HostedAgents> agents, Pushing pushing, PushAudit audit, PushRecords pushes) {
        this(turn, agents::get, pushing, audit, pushes);
    }

    PushWork(HostedTurn turn, Supplier<HostedAgents> agents, Pushing pushing, PushAudit audit, PushRecords pushes) {
        this.turn = turn;
        this.agents = agents;
        this.pushing = pushing;
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
        turn.take(run, place, input, "pushing", (calls, report) -> {
            HostedPlan plan = agents.get().plan(run.actor(), input.agent(), input.runtime(), input.stage());
            pushing.push(place, calls, plan, report);
            audit.pushed(run.actor(), place, plan);
            pushes.pushed(place, plan.agent(), plan.agentVersion(), plan.lockDigest());
        });
    }

    /** A push that still counts as under way is one that nobody works on. */
    @Override
    public void afterEnd(String input) {
        HostedInput ended = HostedInput.read(input);
        pushes.abandoned(ended.place(), ended.agent());
    }
}
