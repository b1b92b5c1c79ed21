package dev.guildhall.review;

import dev.guildhall.jobs.JobRun;
import dev.guildhall.jobs.JobWork;
import dev.guildhall.platform.Permission;
import dev.guildhall.platform.Service;
import dev.guildhall.registry.OutdatedVersion;
import dev.guildhall.registry.Rescans;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The job that scans an organisation's versions again. Begun again it goes on where it was: what is done is no longer outdated. */
@Service
public class RescanWork implements JobWork {
    static final String KIND = "rescan";
    private static final Logger LOG = LoggerFactory.getLogger(RescanWork.class);
    private static final int BATCH = 50;
    private static final int COUNTED = 1_000_000;

    private final Rescans rescans;
    private final Rescanning rescanning;

    @Inject
    RescanWork(Rescans rescans, Rescanning rescanning) {
        this.rescans = rescans;
        this.rescanning = rescanning;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobRun run) throws SQLException {
        run.actor().require(Permission.SKILLS_REVIEW);
        int total = rescans.countOutdated(run.actor().organisation(), COUNTED);
        Optional<UUID> after = Optional.empty();
        int done = 0;
        List<OutdatedVersion> batch = rescans.outdated(run.actor().organisation(), after, BATCH);
        while (!batch.isEmpty()) {
            for (OutdatedVersion version : batch) {
                look(run, version);
                done++;
                run.progress(done, Math.max(done, total), version.title());
            }
            after = Optional.of(batch.getLast().id());
            batch = rescans.outdated(run.actor().organisation(), after, BATCH);
        }
        run.progress(done, done, "");
    }

    /** What is wrong with one version, such as bytes that changed where they are kept, is said of it and ends nothing else. */
    private void look(JobRun run, OutdatedVersion version) throws SQLException {
        boolean held;
        try {
            held = rescanning.again(version);
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} could not be scanned again", version.title(), e);
            run.result(
                    version.title(),
                    "failed",
                    "{\"version\":\"%s\",\"outcome\":\"failed\"}".formatted(version.title()));
            return;
        }
        if (held) {
            run.result(version.title(), "held", "{\"version\":\"%s\",\"outcome\":\"held\"}".formatted(version.title()));
        }
    }
}
