package dev.guildhall.registry;

import dev.guildhall.platform.Upkeep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the fits of versions true: once after a start those found by other rules or bridges, and each minute those that were
 * published before the bridges were there. Only once, so that two nodes of different builds do not undo each other's work.
 */
@ApplicationScoped
class FitUpkeep {
    private static final Logger LOG = LoggerFactory.getLogger(FitUpkeep.class);

    private final @Nullable UnfittedVersions versions;
    private volatile boolean once;

    /** For the client proxy. */
    protected FitUpkeep() {
        versions = null;
    }

    @Inject
    FitUpkeep(UnfittedVersions versions) {
        this.versions = versions;
    }

    void start(@Observes Startup started, Upkeep upkeep) {
        upkeep.every(
                Duration.ofSeconds(3), Duration.ofSeconds(60), "Saying how versions fit the harnesses", this::refresh);
    }

    void refresh() {
        UnfittedVersions unfitted = Objects.requireNonNull(versions);
        String rules = unfitted.rules();
        if (rules.isEmpty()) {
            return;
        }
        int count = once ? waiting(unfitted, rules) : byOthers(unfitted, rules);
        once = true;
        if (count > 0) {
            LOG.info("Said anew of {} versions how they fit the harnesses", count);
        }
    }

    private static int waiting(UnfittedVersions unfitted, String rules) {
        int count = 0;
        for (List<UnfittedVersions.Unfitted> some = unfitted.waiting(); !some.isEmpty(); some = unfitted.waiting()) {
            count += fit(unfitted, some, rules);
        }
        return count;
    }

    private static int byOthers(UnfittedVersions unfitted, String rules) {
        int count = 0;
        Optional<UUID> after = Optional.empty();
        for (List<UnfittedVersions.Unfitted> some = unfitted.byOthers(rules, after);
                !some.isEmpty();
                some = unfitted.byOthers(rules, after)) {
            count += fit(unfitted, some, rules);
            after = Optional.of(some.getLast().id());
        }
        return count;
    }

    private static int fit(UnfittedVersions unfitted, List<UnfittedVersions.Unfitted> some, String rules) {
        for (UnfittedVersions.Unfitted version : some) {
            unfitted.keep(version, unfitted.found(version), rules);
        }
        return some.size();
    }
}
