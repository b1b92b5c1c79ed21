package dev.guildhall.registry;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the registry does by itself: download counts every five seconds, old drafts every five minutes, orphaned blobs
 * after the start and every hour, signatures of old versions each minute until there are none left. A run that fails is logged and repeated at its next time.
 */
@ApplicationScoped
class RegistryUpkeep {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryUpkeep.class);

    private final @Nullable OrphanSweep sweep;
    private final @Nullable DownloadCounter downloads;
    private final @Nullable Uploads uploads;
    private final @Nullable UnsignedVersions unsigned;
    private @Nullable ScheduledExecutorService timer;
    private boolean swept;

    /** For the client proxy. */
    protected RegistryUpkeep() {
        sweep = null;
        downloads = null;
        uploads = null;
        unsigned = null;
    }

    @Inject
    RegistryUpkeep(OrphanSweep sweep, DownloadCounter downloads, Uploads uploads, UnsignedVersions unsigned) {
        this.sweep = sweep;
        this.downloads = downloads;
        this.uploads = uploads;
        this.unsigned = unsigned;
    }

    private interface Work {
        void run() throws SQLException, IOException;
    }

    void start(@Observes Startup started) {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("registry-upkeep").factory());
        every(5, 5, "Adding the download counts", this::flush);
        every(300, 300, "Removing old drafts", () -> uploads().discardExpired());
        every(2, 60, "Signing versions from before signatures", this::signUnsigned);
        // Right after the start, again each minute until it worked once, and from then on hourly.
        every(1, 60, "Removing what the last run left", this::sweepAfterRestart);
        every(3600, 3600, "Removing orphaned blobs", () -> report(sweep().stale()));
    }

    @PreDestroy
    void stop() {
        if (timer != null) {
            timer.shutdownNow();
            logged("Adding the download counts", this::flush);
        }
    }

    private void sweepAfterRestart() throws SQLException, IOException {
        if (!swept) {
            report(sweep().afterRestart());
            swept = true;
        }
    }

    private void signUnsigned() {
        int signed = 0;
        for (int some = 1; some > 0; signed += some) {
            some = Objects.requireNonNull(unsigned).signSome();
        }
        if (signed > 0) {
            LOG.info("Signed {} versions from before signatures", signed);
        }
    }

    private void flush() throws SQLException {
        if (downloads != null) {
            downloads.flush();
        }
    }

    private OrphanSweep sweep() {
        return Objects.requireNonNull(sweep);
    }

    private Uploads uploads() {
        return Objects.requireNonNull(uploads);
    }

    private static void report(int deleted) {
        if (deleted > 0) {
            LOG.info("Removed {} blobs of uploads that never became a version", deleted);
        }
    }

    private void every(long first, long then, String what, Work work) {
        if (timer != null) {
            ScheduledFuture<?> unused =
                    timer.scheduleWithFixedDelay(() -> logged(what, work), first, then, TimeUnit.SECONDS);
        }
    }

    private static void logged(String what, Work work) {
        try {
            work.run();
        } catch (SQLException | IOException | RuntimeException e) {
            LOG.warn("{} failed; it is repeated", what, e);
        }
    }
}
