package dev.guildhall.runlog;

import dev.guildhall.platform.PlatformSettings;
import dev.guildhall.platform.Upkeep;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The calls of this node on their way into the database: {@code started, settled → a file (survives kill -9) → PostgreSQL in batches}.
 *
 * <p>Both methods return within microseconds and never fail a call. The disk has what was written a tenth of a second later; the database
 * has it after half a second, or when it is back.
 */
@ApplicationScoped
public class CallJournal {
    private static final Logger LOG = LoggerFactory.getLogger(CallJournal.class);
    private static final int FILE_BYTES = 16 << 20;
    private static final int MEGABYTE = 1 << 20;
    private static final int SYNC_MILLIS = 100;
    private static final Duration EVERY = Duration.ofMillis(250);
    private static final Duration FILE_AGE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final @Nullable Journal journal;
    private final @Nullable JournalDrain drain;
    private final AtomicLong started = new AtomicLong();
    private final AtomicLong settled = new AtomicLong();
    private final AtomicLong unwritten = new AtomicLong();
    private @Nullable ScheduledExecutorService syncing;
    private volatile Duration pause = Duration.ZERO;
    private volatile long notBefore;
    private volatile boolean syncFails;

    /** For the client proxy. */
    protected CallJournal() {
        journal = null;
        drain = null;
    }

    @Inject
    CallJournal(PlatformSettings platform, UsageSettings settings, CallStore store) {
        try {
            journal = new Journal(
                    JournalFolder.in(
                            platform.data().toAbsolutePath().resolve("journal").resolve(platform.node())),
                    JournalFile::on,
                    FILE_BYTES,
                    settings.memoryMegabytes() * MEGABYTE);
        } catch (IOException e) {
            throw new UncheckedIOException("The journal of calls cannot be kept under " + platform.data(), e);
        }
        drain = new JournalDrain(journal, store);
    }

    void start(@Observes Startup event, Upkeep upkeep) {
        syncing = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("call-journal").factory());
        ScheduledFuture<?> unused =
                syncing.scheduleWithFixedDelay(this::sync, SYNC_MILLIS, SYNC_MILLIS, TimeUnit.MILLISECONDS);
        upkeep.every(EVERY, EVERY, "Recording calls of models", this::turn);
    }

    @PreDestroy
    void stop() {
        if (syncing != null) {
            syncing.shutdownNow();
        }
        try {
            drain().drain(Duration.ZERO);
        } catch (SQLException | IOException | RuntimeException e) {
            LOG.info("Calls that the database does not have yet are recorded at the next start: {}", e.toString());
        }
        try {
            journal().close();
        } catch (IOException e) {
            LOG.warn("The journal of calls could not be closed", e);
        }
    }

    /** Before the first byte goes to the provider. */
    public void started(StartedAttempt attempt) {
        started.incrementAndGet();
        try {
            journal().started(attempt.attempt(), EntryFormat.started(attempt));
        } catch (RuntimeException e) {
            unwritten(attempt.call(), e);
        }
    }

    /** Once per call, with all its attempts, whatever became of it. */
    public void settled(ModelCall call) {
        settled.incrementAndGet();
        try {
            ModelCall bounded = BoundedCall.of(call);
            journal().settled(bounded.attempts().stream().map(Attempt::id).toList(), EntryFormat.settled(bounded));
        } catch (RuntimeException e) {
            unwritten(call.id(), e);
        }
    }

    /** Waits until the database has what was settled before. */
    public void flush() {
        try {
            drain().drain(FILE_AGE);
        } catch (SQLException | IOException e) {
            throw RunlogProblem.NOT_RECORDED.because(
                    "The calls of the last moments could not be written into the database; they stay in the journal. Try again later.");
        }
    }

    /** How the recording goes on this node, since its start. */
    public JournalState state() {
        Journal.State files = journal().state();
        JournalDrain.State stored = drain().state();
        return new JournalState(
                started.get(),
                settled.get(),
                stored.stored(),
                stored.recovered(),
                files.underWay(),
                files.waiting(),
                files.inMemory(),
                files.lost() + unwritten.get(),
                stored.damaged(),
                stored.refused(),
                !pause.isZero(),
                files.failures() > 0 && files.inMemory() > 0);
    }

    private void turn() {
        if (!pause.isZero() && System.nanoTime() - notBefore < 0) {
            return;
        }
        try {
            drain().drain(FILE_AGE);
            if (!pause.isZero()) {
                LOG.info("Calls of models reach the database again");
                pause = Duration.ZERO;
            }
        } catch (SQLException | IOException e) {
            if (pause.isZero()) {
                LOG.warn("Calls of models do not reach the database; they wait in the journal of this node", e);
            }
            Duration next = pause.isZero() ? Duration.ofSeconds(1) : pause.multipliedBy(2);
            pause = next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
            notBefore = System.nanoTime() + pause.toNanos();
        }
    }

    private void sync() {
        try {
            journal().sync();
            syncFails = false;
        } catch (IOException | RuntimeException e) {
            if (!syncFails) {
                LOG.error("The journal of calls cannot be handed to the disk", e);
            }
            syncFails = true;
        }
    }

    private void unwritten(UUID call, RuntimeException e) {
        if (unwritten.incrementAndGet() == 1) {
            LOG.error("Call {} cannot be recorded; others of this kind are only counted", call, e);
        }
    }

    private Journal journal() {
        return Objects.requireNonNull(journal);
    }

    private JournalDrain drain() {
        return Objects.requireNonNull(drain);
    }
}
