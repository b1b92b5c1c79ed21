package dev.guildhall.jobs;

import dev.guildhall.platform.Actor;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Problem;
import dev.guildhall.platform.Service;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one claimed job: {@code who started it? → JobWork.run → done | failed with a problem | given back to be tried again}.
 *
 * <p>Only a problem ends a job as failed at once: it says what whoever started it can do. Anything else is ours, and may be
 * over in a minute.
 */
@Service
class JobAttempt {
    private static final Logger LOG = LoggerFactory.getLogger(JobAttempt.class);
    private static final int PAUSE_SECONDS = 5;

    private final JobLeases leases;
    private final JobEnding ending;
    private final JobSettings settings;
    private final List<JobStarters> starters;
    private final Map<String, JobWork> works = new TreeMap<>();

    @Inject
    JobAttempt(
            JobLeases leases,
            JobEnding ending,
            JobSettings settings,
            Instance<JobStarters> starters,
            Instance<JobWork> works) {
        this(
                leases,
                ending,
                settings,
                starters.stream().toList(),
                works.stream().toList());
    }

    JobAttempt(
            JobLeases leases, JobEnding ending, JobSettings settings, List<JobStarters> starters, List<JobWork> works) {
        this.leases = leases;
        this.ending = ending;
        this.settings = settings;
        this.starters = starters;
        for (JobWork work : works) {
            if (this.works.put(work.kind(), work) != null) {
                throw new IllegalStateException("Two beans do the work " + work.kind());
            }
        }
    }

    Set<String> kinds() {
        return works.keySet();
    }

    /** @param begun is given the run, for whoever keeps its lease alive */
    void run(ClaimedJob job, Consumer<JobRun> begun) {
        Optional<JobWork> work = Optional.ofNullable(works.get(job.kind()));
        try {
            if (work.isEmpty()) {
                throw new IllegalStateException("nothing does the work " + job.kind());
            }
            if (job.attempts() > settings.attempts()) {
                throw JobProblem.GAVE_UP.because(
                        "The job was begun %d times and never came to an end; the server's log says why. What it reported so far stands."
                                .formatted(settings.attempts()));
            }
            JobRun run = new JobRun(job, starter(job), leases);
            begun.accept(run);
            work.get().run(run);
            run.requireHeld();
            end(job, work, Optional.empty());
        } catch (JobOvertaken e) {
            LOG.info("{}; this node stops working on it", e.getMessage());
        } catch (Problem problem) {
            failed(job, work, problem);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            giveBack(job, 0);
        } catch (Exception e) {
            LOG.warn("Job {} ({}) failed at attempt {}; it is tried again", job.id(), job.kind(), job.attempts(), e);
            giveBack(job, PAUSE_SECONDS * job.attempts());
        }
    }

    private void failed(ClaimedJob job, Optional<JobWork> work, Problem problem) {
        try {
            end(job, work, Optional.of(JobJson.of(problem)));
        } catch (RuntimeException e) {
            LOG.warn("The end of job {} was not written; it is tried again", job.id(), e);
            giveBack(job, PAUSE_SECONDS);
        }
    }

    private void end(ClaimedJob job, Optional<JobWork> work, Optional<String> error) {
        ending.end(job, work, error);
        work.ifPresent(kind -> kind.afterEnd(job.input()));
    }

    /** What the starter's role allows now, and what they could do when they started it: the lesser of both. */
    private Actor starter(ClaimedJob job) {
        Actor now = starters.stream()
                .flatMap(port -> port.active(job.organisation(), job.startedBy()).stream())
                .findFirst()
                .orElseThrow(() -> JobProblem.STARTER_GONE.because(
                        "%s is disabled, and a job does only what whoever started it may do. Somebody else can start it again."
                                .formatted(job.login())));
        Set<Permission> permissions = new HashSet<>(now.permissions());
        permissions.removeIf(permission -> !job.scopes().contains(permission.scope()));
        return new Actor(
                now.organisation(),
                now.organisationName(),
                now.user(),
                now.login(),
                now.displayName(),
                now.role(),
                permissions,
                Optional.empty());
    }

    /** When that fails too, the lease runs out by itself. */
    private void giveBack(ClaimedJob job, int seconds) {
        try {
            leases.release(job, seconds);
        } catch (SQLException e) {
            LOG.warn("Job {} was not given back; it is claimed when its lease is over", job.id(), e);
        }
    }
}
