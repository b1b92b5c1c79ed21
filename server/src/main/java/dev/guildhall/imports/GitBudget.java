package dev.guildhall.imports;

import java.io.IOException;
import java.time.Duration;

/** How many bytes and how much time a repository may still take. */
final class GitBudget {
    private final long mostBytes;
    private final Duration time;
    private final long end;
    private long bytes;

    /** Ends a transfer. */
    static final class Exhausted extends IOException {
        private static final long serialVersionUID = 1L;

        Exhausted(String message) {
            super(message);
        }
    }

    GitBudget(long mostBytes, Duration time) {
        this.mostBytes = mostBytes;
        this.time = time;
        this.end = System.nanoTime() + time.toNanos();
    }

    void requireTime() throws Exhausted {
        if (late()) {
            throw new Exhausted("the time is over");
        }
    }

    void spend(int more) throws Exhausted {
        bytes += Math.max(0, more);
        if (tooLarge()) {
            throw new Exhausted("too many bytes");
        }
        requireTime();
    }

    boolean late() {
        return System.nanoTime() - end > 0;
    }

    boolean tooLarge() {
        return bytes > mostBytes;
    }

    /** Seconds until one read or connect counts as hanging. */
    int patience() {
        return (int) Math.max(1, Math.min(60, time.toSeconds()));
    }
}
