package dev.guildhall.gateway;

import java.util.concurrent.atomic.AtomicLong;

/** What is counted within one minute of a clock that only goes forward; a new minute begins at nothing. For several threads. */
final class Minute {
    private static final long NANOS = 60_000_000_000L;

    private record Window(
            long number, AtomicLong requests, AtomicLong tokens, AtomicLong successes, AtomicLong failures) {
        static Window of(long number) {
            return new Window(number, new AtomicLong(), new AtomicLong(), new AtomicLong(), new AtomicLong());
        }
    }

    private volatile Window current = Window.of(Long.MIN_VALUE);

    void request(long nanos) {
        at(nanos).requests.incrementAndGet();
    }

    void success(long nanos, long tokens) {
        Window window = at(nanos);
        window.successes.incrementAndGet();
        window.tokens.addAndGet(tokens);
    }

    /** Failures of this minute, this one included. */
    long failure(long nanos) {
        return at(nanos).failures.incrementAndGet();
    }

    long requests(long nanos) {
        return at(nanos).requests.get();
    }

    long tokens(long nanos) {
        return at(nanos).tokens.get();
    }

    long successes(long nanos) {
        return at(nanos).successes.get();
    }

    long failures(long nanos) {
        return at(nanos).failures.get();
    }

    private Window at(long nanos) {
        long number = Math.floorDiv(nanos, NANOS);
        Window window = current;
        return window.number >= number ? window : turned(number);
    }

    private synchronized Window turned(long number) {
        if (current.number < number) {
            current = Window.of(number);
        }
        return current;
    }
}
