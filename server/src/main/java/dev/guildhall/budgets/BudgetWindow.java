package dev.guildhall.budgets;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One period of one budget on this node. Always: {@code lease in the database = available + reserved by calls + pending}.
 */
final class BudgetWindow {
    final UUID budget;
    /** The node under whose id it leases. */
    final UUID node;

    final Period.Span span;
    final long endsMillis;
    /** Of the lease, not set aside for a call; below zero when calls cost more than was set aside. */
    final AtomicLong available = new AtomicLong();
    /** Spent, not yet written. */
    final AtomicLong pending = new AtomicLong();
    /** Whether it waits to be written. */
    final AtomicBoolean touched = new AtomicBoolean();
    /** Whether somebody takes more ahead. */
    final AtomicBoolean ahead = new AtomicBoolean();
    /** Held while the database is asked for more: one at a time for each window. */
    final ReentrantLock asking = new ReentrantLock();

    volatile boolean holds;
    volatile boolean returning;
    volatile long usedMillis;
    /** Below this much more is taken ahead. */
    volatile long low;

    volatile @Nullable Shortage shortage;
    private long takenMillis;
    private int growth;

    /**
     * The database said no, or nothing; not asked again for a moment.
     *
     * @param lease empty when it did not answer
     * @param room units that were left
     */
    record Shortage(long untilMillis, @Nullable Lease lease, long room) {}

    BudgetWindow(UUID budget, UUID node, Period.Span span) {
        this.budget = budget;
        this.node = node;
        this.span = span;
        this.endsMillis = span.ends().isEmpty() ? Long.MAX_VALUE : span.end().toEpochMilli();
    }

    boolean tryTake(long need) {
        long there = available.get();
        while (there >= need) {
            if (available.compareAndSet(there, there - need)) {
                return true;
            }
            there = available.get();
        }
        return false;
    }

    /** How much to ask for while there is plenty: more each time that the last lease was used up at once. Under the lock. */
    long wish(long need, long now) {
        growth = now - takenMillis < 2000 ? Math.min(growth + 1, 10) : 0;
        takenMillis = now;
        long times = 16L << growth;
        return need > Long.MAX_VALUE / 4 / times ? need : need * times;
    }
}
