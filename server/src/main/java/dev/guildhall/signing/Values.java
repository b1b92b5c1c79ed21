package dev.guildhall.signing;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes single columns of native queries. */
final class Values {
    private Values() {}

    static Instant instant(Object value) {
        return value instanceof OffsetDateTime at ? at.toInstant() : ((Timestamp) value).toInstant();
    }

    static Optional<Instant> optionalInstant(@Nullable Object value) {
        return Optional.ofNullable(value).map(Values::instant);
    }

    /** In microseconds, as PostgreSQL keeps it. */
    static OffsetDateTime now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
