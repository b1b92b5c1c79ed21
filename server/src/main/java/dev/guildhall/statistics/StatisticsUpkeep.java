package dev.guildhall.statistics;

import dev.guildhall.platform.Upkeep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets old days ten minutes after the start and then once a day. Two nodes that do it at once do no harm. */
@ApplicationScoped
class StatisticsUpkeep {
    private static final Logger LOG = LoggerFactory.getLogger(StatisticsUpkeep.class);

    void start(@Observes Startup started, Upkeep upkeep, Forgetting forgetting) {
        upkeep.every(Duration.ofMinutes(10), Duration.ofDays(1), "Removing old download days", () -> {
            int gone = forgetting.forget();
            if (gone > 0) {
                LOG.info("Forgot the downloads of {} skill days that are older than what is kept", gone);
            }
        });
    }
}
