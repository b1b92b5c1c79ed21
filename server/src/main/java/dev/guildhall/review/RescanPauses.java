package dev.guildhall.review;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which versions could not be scanned again, and when each is tried next: after a minute, then twice as long each time, at most a day. */
final class RescanPauses {
    static final int MOST = 10_000;
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    private record Failed(Duration pause, Instant next) {}

    private final Map<UUID, Failed> failed = new LinkedHashMap<>();

    synchronized boolean due(UUID version, Instant now) {
        return Optional.ofNullable(failed.get(version))
                .map(last -> !now.isBefore(last.next()))
                .orElse(true);
    }

    /** @return how long it is left alone now; when very many failed, the one that did so longest ago is forgotten */
    synchronized Duration failed(UUID version, Instant now) {
        Failed last = failed.remove(version);
        Duration pause = last == null ? FIRST : last.pause().multipliedBy(2);
        Duration bounded = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        if (failed.size() >= MOST) {
            failed.remove(failed.keySet().iterator().next());
        }
        failed.put(version, new Failed(bounded, now.plus(bounded)));
        return bounded;
    }

    synchronized void done(UUID version) {
        failed.remove(version);
    }
}
