package dev.guildhall.jobs;

import dev.guildhall.platform.Actor;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/** One attempt at a job, as its work sees it. Safe for the threads the work uses. */
public final class JobRun {
    private static final long PAUSE = Duration.ofMillis(300).toNanos();

    private final ClaimedJob job;
    private final Actor actor;
    private final JobLeases leases;
    private volatile boolean lost;
    private long written = System.nanoTime() - PAUSE;

    JobRun(ClaimedJob job, Actor actor, JobLeases leases) {
        this.job = job;
        this.actor = actor;
        this.leases = leases;
    }

    public UUID id() {
        return job.id();
    }

    /** Whoever started it, with what they may do now and might do then. */
    public Actor actor() {
        return actor;
    }

    /** The JSON the job was started with. */
    public String input() {
        return job.input();
    }

    /** Keys of the results that this and earlier attempts reported. */
    public Set<String> reported() throws SQLException {
        return leases.reported(job.id());
    }

    /** Says how far it is. Written a few times a second at most; what comes too often is left out, the end never. */
    public void progress(int done, int total, String what) throws SQLException {
        requireHeld();
        if (due(done == total)) {
            held(leases.progress(job, new JobProgress(done, total, what)));
        }
    }

    /** Adds a line to the report; one whose key is there already stays as it is. */
    public void result(String key, String outcome, String body) throws SQLException {
        requireHeld();
        held(leases.result(job, key, outcome, body));
    }

    /** Ends the attempt when another node took the job over. */
    public void requireHeld() {
        if (lost) {
            throw new JobOvertaken("Job " + job.id() + " is held by another node");
        }
    }

    void lose() {
        lost = true;
    }

    private synchronized boolean due(boolean always) {
        long now = System.nanoTime();
        if (!always && now - written < PAUSE) {
            return false;
        }
        written = now;
        return true;
    }

    private void held(boolean held) {
        if (!held) {
            lose();
            requireHeld();
        }
    }
}
