package dev.guildhall.statistics;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets old days ten minutes after the start and then once a day. Two nodes that do it at once do no harm. */
@ApplicationScoped
class StatisticsUpkeep {
    private static final Logger LOG = LoggerFactory.getLogger(StatisticsUpkeep.class);
    private static final long DAY = TimeUnit.DAYS.toMinutes(1);

    private final Instance<Forgetting> forgetting;
    private @Nullable ScheduledExecutorService timer;

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected StatisticsUpkeep() {
        this.forgetting = null;
    }

    @Inject
    StatisticsUpkeep(Instance<Forgetting> forgetting) {
        this.forgetting = forgetting;
    }

    void start(@Observes Startup started) {
        ScheduledExecutorService made = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("statistics-upkeep").factory());
        timer = made;
        var unused = made.scheduleWithFixedDelay(this::forget, 10, DAY, TimeUnit.MINUTES);
    }

    @PreDestroy
    void stop() {
        if (timer != null) {
            timer.shutdownNow();
        }
    }

    private void forget() {
        try {
            int gone = forgetting.get().forget();
            if (gone > 0) {
                LOG.info("Forgot the downloads of {} skill days that are older than what is kept", gone);
            }
        } catch (SQLException | RuntimeException e) {
            LOG.warn("Old download days were not removed; it is repeated in a day", e);
        }
    }
}
