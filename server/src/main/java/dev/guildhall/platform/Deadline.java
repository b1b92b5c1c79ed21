package dev.guildhall.platform;

import java.time.Duration;
import org.apache.hc.core5.concurrent.Cancellable;

/** A moment after which nobody waits any longer; the time limits of sockets begin again with each byte, this does not. */
record Deadline(long nanoTime) {
    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    Duration left() {
        return Duration.ofNanos(Math.max(1_000_000, nanoTime - System.nanoTime()));
    }

    boolean over() {
        return System.nanoTime() - nanoTime >= 0;
    }

    /** Ends {@code work} at the deadline unless the thread is interrupted before. */
    Thread watch(Cancellable work) {
        return Thread.ofVirtual().name("outbound-deadline").start(() -> {
            try {
                Thread.sleep(left());
                work.cancel();
            } catch (InterruptedException e) {
                // The work was done in time.
                Thread.currentThread().interrupt();
            }
        });
    }
}
