package dev.guildhall.budgets;

import dev.guildhall.platform.Ids;
import java.util.UUID;
import java.util.function.LongSupplier;

/** This process among those that lease from the same budgets. */
final class Node {
    private final LongSupplier nanos;
    private final long keepsNanos;
    private volatile UUID id = Ids.next();
    private volatile boolean known;
    private volatile long aliveUntil;
    private volatile int count = 1;

    /** @param keepsNanos how long leases may be used after the database last answered */
    Node(LongSupplier nanos, long keepsNanos) {
        this.nanos = nanos;
        this.keepsNanos = keepsNanos;
    }

    UUID id() {
        return id;
    }

    boolean isKnown() {
        return known;
    }

    /** Whether its leases are still its own. */
    boolean isAlive() {
        return known && aliveUntil - nanos.getAsLong() > 0;
    }

    long now() {
        return nanos.getAsLong();
    }

    /**
     * The database noted it.
     *
     * @param asked when it was asked, by {@link #now}
     */
    void seen(long asked) {
        aliveUntil = asked + keepsNanos;
        known = true;
    }

    /** Its leases are gone; it goes on under another id. */
    void reborn() {
        known = false;
        id = Ids.next();
    }

    void count(int nodes) {
        count = Math.max(1, nodes);
    }

    /** This node's part of a limit that nodes do not lease but divide; never less than one, unless there is none. */
    long share(long limit) {
        int nodes = count;
        return nodes == 1 || limit <= 0 ? limit : Math.max(1, limit / nodes);
    }
}
