package dev.guildhall.hosted;

import java.time.Duration;

/** How time between two attempts is spent. */
interface Pause {
    void of(Duration time) throws InterruptedException;
}
