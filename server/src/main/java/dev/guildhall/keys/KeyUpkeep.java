package dev.guildhall.keys;

import dev.guildhall.platform.Upkeep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.time.Duration;

/** What keys do by themselves: note when they were used. */
@ApplicationScoped
class KeyUpkeep {
    private static final Duration OFTEN = Duration.ofSeconds(10);

    void start(@Observes Startup started, Upkeep upkeep, Keys keys) {
        upkeep.every(OFTEN, OFTEN, "Writing when keys were used", keys::writeUses);
    }
}
