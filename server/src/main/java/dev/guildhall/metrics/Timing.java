package dev.guildhall.metrics;

import io.prometheus.metrics.core.metrics.Histogram;
import java.util.function.Supplier;

/** How long something takes, as a histogram in seconds. */
public final class Timing {
    private static final double NANOS = 1e9;

    private final Histogram histogram;

    Timing(Histogram histogram) {
        this.histogram = histogram;
    }

    /** @param labels one value for each label that it was made with */
    public void took(long nanos, String... labels) {
        histogram.labelValues(labels).observe(nanos / NANOS);
    }

    /** Runs the work and notes how long it took, also when it failed. */
    public <T> T of(Supplier<T> work, String... labels) {
        long began = System.nanoTime();
        try {
            return work.get();
        } finally {
            took(System.nanoTime() - began, labels);
        }
    }
}
