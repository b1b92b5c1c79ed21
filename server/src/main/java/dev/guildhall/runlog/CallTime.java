package dev.guildhall.runlog;

import java.time.Instant;
import java.util.UUID;

/** The time in a UUIDv7 (RFC 9562 section 5.7), in milliseconds: it finds a call's month by its id alone. */
final class CallTime {
    private CallTime() {}

    static Instant of(UUID id, Instant otherwise) {
        return id.version() == 7 ? Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16) : otherwise;
    }
}
