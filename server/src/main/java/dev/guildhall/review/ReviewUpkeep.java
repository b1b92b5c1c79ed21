package dev.guildhall.review;

import dev.guildhall.registry.OutdatedVersion;
import dev.guildhall.registry.Rescans;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What reviews do by themselves: every ten seconds scan some versions again that were scanned with older rules, of all
 * organisations. Two nodes may scan the same version; the second writes nothing. The work runs on a thread of the
 * container, as its entity manager works on no other.
 */
@ApplicationScoped
class ReviewUpkeep {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewUpkeep.class);
    private static final int BATCH = 100;

    private final @Nullable Rescans rescans;
    private final @Nullable Rescanning rescanning;
    private final ExecutorService workers;
    private @Nullable ScheduledExecutorService timer;
    private Optional<UUID> after = Optional.empty();

    /** For the client proxy. */
    protected ReviewUpkeep() {
        rescans = null;
        rescanning = null;
        workers = Executors.newVirtualThreadPerTaskExecutor();
    }

    @Inject
    ReviewUpkeep(Rescans rescans, Rescanning rescanning, Instance<ManagedExecutorService> managed) {
        this.rescans = rescans;
        this.rescanning = rescanning;
        this.workers = managed.isResolvable() ? managed.get() : Executors.newVirtualThreadPerTaskExecutor();
    }

    void start(@Observes Startup started) {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("review-upkeep").factory());
        ScheduledFuture<?> unused = timer.scheduleWithFixedDelay(this::round, 20, 10, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }

    /** One after the other: the next round begins when this one has ended. */
    private void round() {
        try {
            workers.submit(this::some).get();
        } catch (ExecutionException | RejectedExecutionException e) {
            LOG.warn("Scanning versions again failed; it is repeated", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What cannot be scanned is passed over, and tried again in the next round. */
    private void some() {
        List<OutdatedVersion> batch = Objects.requireNonNull(rescans).outdated(after, BATCH);
        after = batch.size() < BATCH
                ? Optional.empty()
                : Optional.of(batch.getLast().id());
        batch.forEach(this::again);
    }

    private void again(OutdatedVersion version) {
        try {
            if (Objects.requireNonNull(rescanning).again(version)) {
                LOG.info("{} is held: newer rules found what asks for a reviewer", version.title());
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} could not be scanned again; it is repeated", version.title(), e);
        }
    }
}
