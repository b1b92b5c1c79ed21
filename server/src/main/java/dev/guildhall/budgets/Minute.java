package dev.guildhall.budgets;

import java.util.concurrent.atomic.AtomicLong;

/** What was called in one minute of the clock. */
final class Minute {
    static final long MILLIS = 60_000;

    final long number;
    final AtomicLong requests = new AtomicLong();
    final AtomicLong tokens = new AtomicLong();

    Minute(long number) {
        this.number = number;
    }
}
