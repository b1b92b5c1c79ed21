package dev.guildhall.review;

import dev.guildhall.platform.Upkeep;
import dev.guildhall.registry.OutdatedVersion;
import dev.guildhall.registry.Rescans;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What reviews do by themselves: every ten seconds scan some versions again that were scanned with older rules, of all
 * organisations. Two nodes may scan the same version; the second writes nothing.
 */
@ApplicationScoped
class ReviewUpkeep {
    private static final Logger LOG = LoggerFactory.getLogger(ReviewUpkeep.class);
    private static final int BATCH = 100;

    private final @Nullable Rescans rescans;
    private final @Nullable Rescanning rescanning;
    private final RescanPauses pauses = new RescanPauses();
    private volatile Optional<UUID> after = Optional.empty();

    /** For the client proxy. */
    protected ReviewUpkeep() {
        rescans = null;
        rescanning = null;
    }

    @Inject
    ReviewUpkeep(Rescans rescans, Rescanning rescanning) {
        this.rescans = rescans;
        this.rescanning = rescanning;
    }

    void start(@Observes Startup started, Upkeep upkeep) {
        upkeep.every(Duration.ofSeconds(20), Duration.ofSeconds(10), "Scanning versions again", this::some);
    }

    /** What cannot be scanned is passed over, and tried again after a pause that grows. */
    private void some() {
        List<OutdatedVersion> batch = Objects.requireNonNull(rescans).outdated(after, BATCH);
        after = batch.size() < BATCH
                ? Optional.empty()
                : Optional.of(batch.getLast().id());
        batch.stream()
                .filter(version -> pauses.due(version.id(), Instant.now()))
                .forEach(this::again);
    }

    private void again(OutdatedVersion version) {
        try {
            if (Objects.requireNonNull(rescanning).again(version)) {
                LOG.info("{} is held: newer rules found what asks for a reviewer", version.title());
            }
            pauses.done(version.id());
        } catch (IOException | RuntimeException e) {
            Duration pause = pauses.failed(version.id(), Instant.now());
            LOG.warn("{} could not be scanned again; it is repeated in {}", version.title(), pause, e);
        }
    }
}
