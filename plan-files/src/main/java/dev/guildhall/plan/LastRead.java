package dev.guildhall.plan;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was read from a text last. One patch looks at the same text many times, and reading is what costs time and memory:
 * the old reading is let go before the new one is made, so never are two held.
 */
final class LastRead<T> {
    private final Function<String, T> reading;
    private @Nullable String text;
    private @Nullable T read;

    LastRead(Function<String, T> reading) {
        this.reading = reading;
    }

    T of(String wanted) {
        T last = read;
        if (last != null && wanted.equals(text)) {
            return last;
        }
        last = null;
        read = null;
        T fresh = reading.apply(wanted);
        text = wanted;
        read = fresh;
        return fresh;
    }
}
