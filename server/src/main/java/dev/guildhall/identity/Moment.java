package dev.guildhall.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Now, as PostgreSQL keeps it: in microseconds, so that what is answered equals what is read back. */
final class Moment {
    private Moment() {}

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
