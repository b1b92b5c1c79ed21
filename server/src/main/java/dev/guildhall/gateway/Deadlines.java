package dev.guildhall.gateway;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Work that is ended, or told, when its moment has come: one thread looks at all of it every tenth of a second, because a timer per call
 * costs more than the call's own work.
 */
final class Deadlines implements AutoCloseable {
    private static final long TICK_MILLIS = 100;

    private final Set<Entry> entries = ConcurrentHashMap.newKeySet();
    private final LongSupplier nanoTime;
    private final Thread clock;

    Deadlines(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.clock = Thread.ofPlatform().daemon().name("gateway-deadlines").start(this::run);
    }

    /** What is to happen, once. */
    final class Entry implements AutoCloseable {
        private final long at;
        private final Runnable due;

        private Entry(long at, Runnable due) {
            this.at = at;
            this.due = due;
        }

        /** It need not happen any more. */
        @Override
        public void close() {
            entries.remove(this);
        }
    }

    /** @param due runs on a virtual thread of its own */
    Entry in(long nanos, Runnable due) {
        Entry entry = new Entry(nanoTime.getAsLong() + nanos, due);
        entries.add(entry);
        return entry;
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(TICK_MILLIS);
                long now = nanoTime.getAsLong();
                for (Entry entry : due(now)) {
                    // Whoever removes it decides: a call that has just ended is not cancelled any more.
                    if (entries.remove(entry)) {
                        Thread.ofVirtual().name("gateway-deadline").start(entry.due);
                    }
                }
            }
        } catch (InterruptedException e) {
            // The server is stopping.
            Thread.currentThread().interrupt();
        }
    }

    private List<Entry> due(long now) {
        return entries.stream().filter(entry -> entry.at - now <= 0).toList();
    }

    @Override
    public void close() {
        clock.interrupt();
    }
}
