package dev.guildhall.platform;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What features do by themselves, again and again: {@code timer → a thread of the container → the work}.
 *
 * <p>A work never overlaps itself: a turn that comes while the last one still runs is left out. What fails is logged and
 * repeated at its next turn. Every node does its own; who must be alone says so in the database.
 */
@ApplicationScoped
public class Upkeep {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final @Nullable ContainerThreads threads;
    private final @Nullable ScheduledExecutorService timer;

    /** One turn. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** For the client proxy. */
    protected Upkeep() {
        threads = null;
        timer = null;
    }

    @Inject
    public Upkeep(ContainerThreads threads) {
        this.threads = threads;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("upkeep").factory());
    }

    /** @param what for the log: {@code "Removing old drafts"} */
    public void every(Duration first, Duration then, String what, Work work) {
        AtomicBoolean busy = new AtomicBoolean();
        ScheduledFuture<?> unused = Objects.requireNonNull(timer)
                .scheduleWithFixedDelay(
                        () -> turn(busy, what, work), first.toMillis(), then.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }

    private void turn(AtomicBoolean busy, String what, Work work) {
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            Objects.requireNonNull(threads).execute(() -> {
                try {
                    work.run();
                } catch (Exception e) {
                    LOG.warn("{} failed; it is repeated", what, e);
                } finally {
                    busy.set(false);
                }
            });
        } catch (RejectedExecutionException e) {
            busy.set(false);
            LOG.info("{} is left out: {}", what, e.getMessage());
        }
    }
}
