package dev.guildhall.budgets;

import java.util.concurrent.atomic.AtomicBoolean;

/** What a call set aside from every budget that it counts for; settled or released once, whatever is asked after that. */
public final class Reserved implements Reservation {
    private final AtomicBoolean open = new AtomicBoolean(true);

    Reserved() {}

    /** True for the first who asks. */
    boolean close() {
        return open.compareAndSet(true, false);
    }
}
