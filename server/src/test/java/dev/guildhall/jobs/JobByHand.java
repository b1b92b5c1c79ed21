package dev.guildhall.jobs;

import dev.guildhall.platform.Actor;
import dev.guildhall.wired.TestDatabase;
import dev.guildhall.wired.Wired;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Runs work as a job on the test's thread: started, claimed, attempted and ended as the product does it. */
public final class JobByHand {
    private final String kind = "test-" + UUID.randomUUID();
    private final JobWork work;

    public JobByHand(JobWork work) {
        this.work = work;
    }

    public UUID start(Actor actor, String input) {
        return Wired.bean(Jobs.class).start(actor, kind, input);
    }

    public void attempt() throws SQLException {
        JobLeases leases = new JobLeases(TestDatabase.shared().dataSource(), "node-by-hand", 60);
        JobWork renamed = new JobWork() {
            @Override
            public String kind() {
                return kind;
            }

            @Override
            public void run(JobRun run) throws Exception {
                work.run(run);
            }

            @Override
            public void afterEnd(String input) {
                work.afterEnd(input);
            }
        };
        new JobAttempt(
                        leases,
                        Wired.bean(JobEnding.class),
                        new JobSettings(2, 20, 60, 5, 90),
                        List.of(Wired.bean(JobStarters.class)),
                        List.of(renamed))
                .run(leases.claim(Set.of(kind)).orElseThrow(), run -> {});
    }
}
