package dev.guildhall.registry;

import dev.guildhall.platform.Upkeep;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the registry does by itself: download counts every five seconds, old drafts every five minutes, orphaned blobs
 * after the start and every hour, signatures of old versions each minute.
 */
@ApplicationScoped
class RegistryUpkeep {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryUpkeep.class);

    private final @Nullable OrphanSweep sweep;
    private final @Nullable DownloadCounter downloads;
    private final @Nullable Uploads uploads;
    private final @Nullable UnsignedVersions unsigned;
    private volatile boolean swept;

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

    void start(@Observes Startup started, Upkeep upkeep) {
        upkeep.every(Duration.ofSeconds(5), Duration.ofSeconds(5), "Adding the download counts", this::flush);
        upkeep.every(
                Duration.ofSeconds(300),
                Duration.ofSeconds(300),
                "Removing old drafts",
                () -> uploads().discardExpired());
        upkeep.every(
                Duration.ofSeconds(2),
                Duration.ofSeconds(60),
                "Signing versions from before signatures",
                this::signUnsigned);
        // Right after the start, again each minute until it worked once, and from then on hourly.
        upkeep.every(
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                "Removing what the last run left",
                this::sweepAfterRestart);
        upkeep.every(
                Duration.ofSeconds(3600),
                Duration.ofSeconds(3600),
                "Removing orphaned blobs",
                () -> report(sweep().stale()));
    }

    @PreDestroy
    void stop() {
        try {
            flush();
        } catch (SQLException | RuntimeException e) {
            LOG.warn("The download counts of the last seconds are lost", e);
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
}
