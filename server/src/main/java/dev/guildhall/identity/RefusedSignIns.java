package dev.guildhall.identity;

import dev.guildhall.platform.ContainerThreads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts refused sign-ins into the record without letting anybody flood it.
 *
 * <p>Per user and hour the 1st, 2nd, 4th, 8th … refusal is written, each with the number so far: a million attempts leave
 * twenty-one entries. What names no user (an unknown login, token or invitation) counts as one sort of thing in the home
 * organisation, and what was typed is not kept: people type passwords into the wrong field. Counted on each node by
 * itself, for the 10,000 users refused last. Written beside the request: else the time that an answer takes would tell
 * which logins exist.
 */
@ApplicationScoped
class RefusedSignIns {
    private static final Logger LOG = LoggerFactory.getLogger(RefusedSignIns.class);
    private static final int MOST = 10_000;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final RefusedSignInRecord written;
    private final Clock clock;
    private final Executor beside;
    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST;
        }
    };

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected RefusedSignIns() {
        this.written = null;
        this.clock = Clock.systemUTC();
        this.beside = Runnable::run;
    }

    @Inject
    RefusedSignIns(RefusedSignInRecord written, ContainerThreads beside) {
        this(written, Clock.systemUTC(), beside);
    }

    RefusedSignIns(RefusedSignInRecord written, Clock clock, Executor beside) {
        this.written = written;
        this.clock = clock;
        this.beside = beside;
    }

    private record Window(Instant since, int count) {}

    /** A user who is known, by the login that they are known under. */
    record Known(UUID organisation, String login) {}

    /** @param by {@code password}, {@code token} or {@code invitation} */
    void note(Optional<Known> user, String by, String address) {
        Window window = counted(user.map(Known::login).orElse("") + " " + by);
        if (Integer.bitCount(window.count()) == 1) {
            write(() -> written.append(user, by, address, window.count(), window.since()));
        }
    }

    private void write(Runnable entry) {
        try {
            beside.execute(() -> {
                try {
                    entry.run();
                } catch (RuntimeException e) {
                    LOG.warn("A refused sign-in was not written to the record", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.warn("A refused sign-in was not written to the record: {}", e.toString());
        }
    }

    private synchronized Window counted(String key) {
        Instant now = clock.instant();
        Window before = windows.get(key);
        Window window = before == null || before.since().isBefore(now.minus(WINDOW))
                ? new Window(now, 1)
                : new Window(before.since(), before.count() + 1);
        windows.put(key, window);
        return window;
    }
}
