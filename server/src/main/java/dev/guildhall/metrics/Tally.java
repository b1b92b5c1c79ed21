package dev.guildhall.metrics;

import io.prometheus.metrics.core.metrics.Counter;

/** Something that is counted. */
public final class Tally {
    private final Counter counter;

    Tally(Counter counter) {
        this.counter = counter;
    }

    /** @param labels one value for each label that it was made with */
    public void add(long number, String... labels) {
        counter.labelValues(labels).inc(number);
    }
}
