package dev.guildhall.jobs;

import dev.guildhall.platform.ContainerThreads;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs on this node: {@code every half second: a free place? → claim → JobAttempt}, and renews the leases meanwhile.
 *
 * <p>Claims outlive nothing: a node that stops, however it stops, is one whose leases run out.
 */
@ApplicationScoped
class JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private final @Nullable JobLeases leases;
    private final @Nullable JobAttempt attempt;
    private final @Nullable JobSettings settings;
    private final Executor workers;
    private final Map<UUID, Held> held = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService timer;
    private boolean released;

    private static final class Held {
        private final ClaimedJob job;
        private volatile @Nullable JobRun run;

        Held(ClaimedJob job) {
            this.job = job;
        }

        void lose() {
            JobRun begun = run;
            if (begun != null) {
                begun.lose();
            }
        }
    }

    /** For the client proxy. */
    protected JobRunner() {
        leases = null;
        attempt = null;
        settings = null;
        workers = Runnable::run;
    }

    @Inject
    JobRunner(JobLeases leases, JobAttempt attempt, JobSettings settings, ContainerThreads workers) {
        this.leases = leases;
        this.attempt = attempt;
        this.settings = settings;
        this.workers = workers;
    }

    private interface Work {
        void run() throws SQLException;
    }

    void start(@Observes Startup started) {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("jobs").factory());
        every(500, "Looking for jobs", this::claim);
        every(Math.max(500, settings().leaseSeconds() * 1_000L / 4), "Renewing the leases of jobs", this::renew);
        every(
                TimeUnit.HOURS.toMillis(1),
                "Deleting old jobs",
                () -> leases().deleteOld(settings().keepDays()));
    }

    @PreDestroy
    void stop() {
        if (timer != null) {
            timer.shutdownNow();
        }
        held.values().forEach(Held::lose);
    }

    private void claim() throws SQLException {
        if (!released) {
            int own = leases().releaseOwn();
            released = true;
            if (own > 0) {
                LOG.info("{} jobs of this node were interrupted by its end and are resumed", own);
            }
        }
        while (held.size() < settings().running()) {
            Optional<ClaimedJob> claimed = leases().claim(attempt().kinds());
            if (claimed.isEmpty()) {
                return;
            }
            begin(claimed.get());
        }
    }

    private void begin(ClaimedJob job) throws SQLException {
        Held holding = new Held(job);
        held.put(job.id(), holding);
        try {
            workers.execute(() -> {
                try {
                    attempt().run(job, run -> holding.run = run);
                } finally {
                    held.remove(job.id(), holding);
                }
            });
        } catch (RejectedExecutionException e) {
            held.remove(job.id(), holding);
            leases().release(job, 1);
            LOG.warn("No thread for job {}; it is claimed again: {}", job.id(), e.toString());
        }
    }

    private void renew() throws SQLException {
        for (Held holding : held.values()) {
            if (!leases().renew(holding.job)) {
                holding.lose();
            }
        }
    }

    private void every(long millis, String what, Work work) {
        if (timer != null) {
            ScheduledFuture<?> unused =
                    timer.scheduleWithFixedDelay(() -> logged(what, work), millis, millis, TimeUnit.MILLISECONDS);
        }
    }

    private static void logged(String what, Work work) {
        try {
            work.run();
        } catch (SQLException | RuntimeException e) {
            LOG.warn("{} failed; it is repeated", what, e);
        }
    }

    private JobLeases leases() {
        return Objects.requireNonNull(leases);
    }

    private JobAttempt attempt() {
        return Objects.requireNonNull(attempt);
    }

    private JobSettings settings() {
        return Objects.requireNonNull(settings);
    }
}
