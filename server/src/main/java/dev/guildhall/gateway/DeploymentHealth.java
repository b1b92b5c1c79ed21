package dev.guildhall.gateway;

import dev.guildhall.gateway.Standing.Cooling;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What this node has seen of one deployment since its start. Moments are nanoseconds of a clock that only goes forward. For several threads. */
final class DeploymentHealth {
    /** As many as LiteLLM's latency-based routing looks at. */
    private static final int LATENCIES = 10;
    /** Enough for a median and a 99th percentile on a page. */
    private static final int SHOWN = 256;

    private static final double TIMEOUT_PENALTY_SECONDS = 1_000;

    private record Cooled(long until, String because) {}

    private final AtomicInteger inFlight = new AtomicInteger();
    private final Minute minute = new Minute();
    private final LastValues perToken = new LastValues(LATENCIES);
    private final LastValues firstBytes = new LastValues(LATENCIES);
    private final LastValues shownFirstBytes = new LastValues(SHOWN);
    private final LastValues shownTotals = new LastValues(SHOWN);
    private final LongAdder served = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private volatile @Nullable Cooled cooled;
    private volatile @Nullable String lastError;

    Standing standing(long nanos, Duration latencyTtl) {
        long ttl = latencyTtl.toNanos();
        return new Standing(
                inFlight.get(),
                minute.requests(nanos),
                minute.tokens(nanos),
                perToken.mean(nanos, ttl),
                firstBytes.mean(nanos, ttl),
                cooling(nanos));
    }

    int inFlight() {
        return inFlight.get();
    }

    Optional<Cooling> cooling(long nanos) {
        Cooled now = cooled;
        return now == null || now.until - nanos <= 0
                ? Optional.empty()
                : Optional.of(new Cooling(Duration.ofNanos(now.until - nanos), now.because));
    }

    void begun(long nanos) {
        inFlight.incrementAndGet();
        minute.request(nanos);
    }

    /**
     * @param firstByteNanos from sending until the first byte; negative when none came
     * @param totalNanos from sending until the last byte
     * @param output tokens written
     */
    void served(long nanos, boolean stream, long firstByteNanos, long totalNanos, long output, long tokens) {
        inFlight.decrementAndGet();
        minute.success(nanos, tokens);
        served.increment();
        if (firstByteNanos >= 0) {
            shownFirstBytes.add(firstByteNanos / 1e9, nanos);
            if (stream) {
                firstBytes.add(firstByteNanos / 1e9, nanos);
            }
        }
        shownTotals.add(totalNanos / 1e9, nanos);
        perToken.add(totalNanos / 1e9 / Math.max(1, output), nanos);
    }

    /** The client went away, or nothing was sent: says nothing about the deployment. */
    void abandoned() {
        inFlight.decrementAndGet();
    }

    /** @return failures of this minute, this one included */
    long failed(long nanos, String error, boolean timeout) {
        inFlight.decrementAndGet();
        failed.increment();
        lastError = error;
        if (timeout) {
            perToken.add(TIMEOUT_PENALTY_SECONDS, nanos);
            firstBytes.add(TIMEOUT_PENALTY_SECONDS, nanos);
        }
        return minute.failure(nanos);
    }

    long successesThisMinute(long nanos) {
        return minute.successes(nanos);
    }

    void cool(long nanos, Duration time, String because) {
        cooled = new Cooled(nanos + time.toNanos(), because);
    }

    /** For people; times in seconds. */
    DeploymentFigures figures(String id, String name, String provider, String model, long nanos) {
        OptionalDouble none = OptionalDouble.empty();
        return new DeploymentFigures(
                id,
                name,
                provider,
                model,
                inFlight.get(),
                minute.requests(nanos),
                minute.tokens(nanos),
                minute.failures(nanos),
                served.sum(),
                failed.sum(),
                DeploymentFigures.seconds(served.sum() == 0 ? none : shownFirstBytes.quantile(0.5)),
                DeploymentFigures.seconds(served.sum() == 0 ? none : shownFirstBytes.quantile(0.99)),
                DeploymentFigures.seconds(served.sum() == 0 ? none : shownTotals.quantile(0.5)),
                DeploymentFigures.seconds(served.sum() == 0 ? none : shownTotals.quantile(0.99)),
                cooling(nanos).map(cooling -> Math.max(1, cooling.left().toSeconds())),
                cooling(nanos).map(Cooling::because),
                Optional.ofNullable(lastError));
    }
}
