package dev.guildhall.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bounds how often one address may bring OIDC tokens: sixty times a minute, whatever comes of it. Runners share addresses. */
@ApplicationScoped
class ExchangeThrottle {
    static final int PER_MINUTE = 60;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST = 20_000;
    private static final int LONGEST_ADDRESS = 80;

    private final Clock clock;
    private final Map<String, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MOST;
        }
    };

    ExchangeThrottle() {
        this(Clock.systemUTC());
    }

    ExchangeThrottle(Clock clock) {
        this.clock = clock;
    }

    private record Window(Instant begun, int count) {}

    /** 429 when this address has had its share of the minute. */
    synchronized void enter(String address) {
        String key = address.length() > LONGEST_ADDRESS ? address.substring(0, LONGEST_ADDRESS) : address;
        Instant now = clock.instant();
        Window window = windows.get(key);
        if (window == null || window.begun().plus(WINDOW).isBefore(now)) {
            window = new Window(now, 0);
        }
        if (window.count() >= PER_MINUTE) {
            long seconds = Math.max(
                    1, Duration.between(now, window.begun().plus(WINDOW)).toSeconds() + 1);
            throw IdentityProblem.TOO_MANY_EXCHANGES.because(
                    "More than %d tokens in a minute from this address. Wait %d seconds, then try again."
                            .formatted(PER_MINUTE, seconds),
                    Map.of("retryAfter", seconds));
        }
        windows.put(key, new Window(window.begun(), window.count() + 1));
    }
}
