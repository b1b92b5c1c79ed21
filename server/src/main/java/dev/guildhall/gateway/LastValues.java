package dev.guildhall.gateway;

import java.util.Arrays;
import java.util.OptionalDouble;

/** The last few values of something, each with its moment. For several threads. */
final class LastValues {
    private final double[] values;
    private final long[] moments;
    private int next;
    private int held;

    LastValues(int most) {
        values = new double[most];
        moments = new long[most];
    }

    synchronized void add(double value, long nanos) {
        values[next] = value;
        moments[next] = nanos;
        next = (next + 1) % values.length;
        held = Math.min(held + 1, values.length);
    }

    /** Mean of those no older than {@code ttlNanos}. */
    synchronized OptionalDouble mean(long nanos, long ttlNanos) {
        double sum = 0;
        int young = 0;
        for (int i = 0; i < held; i++) {
            if (nanos - moments[i] <= ttlNanos) {
                sum += values[i];
                young++;
            }
        }
        return young == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / young);
    }

    /** The value below which {@code share} of those held lie. */
    synchronized OptionalDouble quantile(double share) {
        if (held == 0) {
            return OptionalDouble.empty();
        }
        double[] sorted = Arrays.copyOf(values, held);
        Arrays.sort(sorted);
        return OptionalDouble.of(sorted[(int) Math.min(held - 1L, Math.round(share * (held - 1)))]);
    }
}
