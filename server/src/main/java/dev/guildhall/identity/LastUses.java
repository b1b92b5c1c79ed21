package dev.guildhall.identity;

import dev.guildhall.platform.ContainerThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes when tokens and sessions were last used: each at most once a minute, beside the request, never in its way. */
@ApplicationScoped
class LastUses {
    private static final Logger LOG = LoggerFactory.getLogger(LastUses.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private final LastUseStore store;
    private final Executor beside;
    private final Map<UUID, Instant> noted = new ConcurrentHashMap<>();

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected LastUses() {
        this.store = null;
        this.beside = Runnable::run;
    }

    @Inject
    LastUses(LastUseStore store, ContainerThreads beside) {
        this.store = store;
        this.beside = beside;
    }

    void ofToken(UUID token) {
        note(token, now -> store.tokenUsed(token, now));
    }

    void ofSession(UUID session) {
        note(session, now -> store.sessionSeen(session, now));
    }

    private void note(UUID id, java.util.function.Consumer<Instant> write) {
        Instant now = Moment.now();
        if (noted.size() >= MOST) {
            noted.values().removeIf(at -> at.isBefore(now.minus(PAUSE)));
        }
        Instant before = noted.get(id);
        if (before != null && before.isAfter(now.minus(PAUSE))) {
            return;
        }
        noted.put(id, now);
        try {
            beside.execute(() -> {
                try {
                    write.accept(now);
                } catch (RuntimeException e) {
                    // The request is answered already; the next use tries again in a minute.
                    LOG.warn("The last use of {} was not written", id, e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.warn("The last use of {} was not written: {}", id, e.toString());
        }
    }
}
