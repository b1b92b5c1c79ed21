package dev.guildhall.gateway;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How much this node does at once: so many calls, so many waiting for a moment, so much memory for their bodies. For several threads. */
final class Gate {
    private final Semaphore places;
    private final AtomicInteger queue = new AtomicInteger();
    private final AtomicLong memory;
    private final int waiting;
    private final long waitMillis;

    Gate(int parallel, int waiting, long waitMillis, long bytes) {
        this.places = new Semaphore(parallel);
        this.waiting = waiting;
        this.waitMillis = waitMillis;
        this.memory = new AtomicLong(bytes);
    }

    /** Whether the call may begin; then {@link #leave} once. */
    boolean enter() {
        if (places.tryAcquire()) {
            return true;
        }
        if (queue.incrementAndGet() > waiting) {
            queue.decrementAndGet();
            return false;
        }
        try {
            return places.tryAcquire(waitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            queue.decrementAndGet();
        }
    }

    void leave() {
        places.release();
    }

    /** Whether there is memory for so many bytes; then {@link #free} once. */
    boolean take(long bytes) {
        long left = memory.addAndGet(-bytes);
        if (left < 0) {
            memory.addAndGet(bytes);
            return false;
        }
        return true;
    }

    void free(long bytes) {
        memory.addAndGet(bytes);
    }

    int waiting() {
        return queue.get();
    }

    int places() {
        return places.availablePermits();
    }
}
