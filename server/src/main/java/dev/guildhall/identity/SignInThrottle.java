package dev.guildhall.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows guessing down: after five failures for one login from one address, or fifty from one address, each further one
 * doubles the pause, up to fifteen minutes. Remembers the last 20,000 at most.
 */
@ApplicationScoped
class SignInThrottle {
    private static final int MOST = 20_000;
    private static final int FREE_PER_LOGIN = 5;
    private static final int FREE_PER_ADDRESS = 50;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > MOST;
        }
    };

    SignInThrottle() {
        this(Clock.systemUTC());
    }

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    private record Failures(int count, Instant last, Instant closedUntil) {}

    synchronized void check(String login, String address) {
        Instant now = clock.instant();
        for (String key : new String[] {loginKey(login, address), addressKey(address)}) {
            Failures known = failures.get(key);
            if (known != null && known.closedUntil().isAfter(now)) {
                long seconds =
                        Math.max(1, Duration.between(now, known.closedUntil()).toSeconds() + 1);
                throw IdentityProblem.TOO_MANY_ATTEMPTS.because(
                        "Signing in failed too often. Wait %d seconds, then try again.".formatted(seconds),
                        Map.of("retryAfter", seconds));
            }
        }
    }

    synchronized void failed(String login, String address) {
        count(loginKey(login, address), FREE_PER_LOGIN);
        count(addressKey(address), FREE_PER_ADDRESS);
    }

    synchronized void succeeded(String login, String address) {
        failures.remove(loginKey(login, address));
    }

    private void count(String key, int free) {
        Instant now = clock.instant();
        Failures before = failures.get(key);
        int count = before == null || before.last().isBefore(now.minus(FORGOTTEN_AFTER)) ? 1 : before.count() + 1;
        Duration pause = count < free
                ? Duration.ZERO
                : Duration.ofSeconds(Math.min(LONGEST_PAUSE.toSeconds(), 1L << Math.min(20, count - free)));
        failures.put(key, new Failures(count, now, now.plus(pause)));
    }

    private static String loginKey(String login, String address) {
        return "l " + shortened(login) + " " + shortened(address);
    }

    private static String addressKey(String address) {
        return "a " + shortened(address);
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) : text;
    }
}
