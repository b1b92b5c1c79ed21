package dev.guildhall.runlog;

import dev.guildhall.platform.Upkeep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the next months ahead, and forgets what is older than is kept. Two nodes that do it at once do no harm. */
@ApplicationScoped
class RunlogUpkeep {
    private static final Logger LOG = LoggerFactory.getLogger(RunlogUpkeep.class);

    void start(
            @Observes Startup started,
            Upkeep upkeep,
            Months months,
            PayloadStore payloads,
            Forgetting forgetting,
            UsageSettings settings) {
        upkeep.every(Duration.ofSeconds(5), Duration.ofHours(6), "Making months for calls of models", () -> {
            YearMonth now = YearMonth.now(ZoneOffset.UTC);
            months.make(List.of(now, now.plusMonths(1), now.plusMonths(2)));
        });
        upkeep.every(Duration.ofMinutes(11), Duration.ofHours(6), "Forgetting old calls of models", () -> {
            Instant now = Instant.now();
            List<YearMonth> old = months.drop(
                    YearMonth.from(now.minus(Duration.ofDays(settings.days())).atZone(ZoneOffset.UTC)));
            int packs = payloads.forget(now.minus(Duration.ofDays(settings.payloadDays())));
            int days = forgetting.figuresBefore(now.minus(Duration.ofDays(settings.figureDays())));
            if (!old.isEmpty() || packs > 0 || days > 0) {
                LOG.info("Forgot calls of models of {}, {} blobs of payloads, {} lines of figures", old, packs, days);
            }
        });
    }
}
