package dev.guildhall.platform;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Ids of rows: UUID version 7 (RFC 9562 section 5.7), so that new rows stand together in an index. */
public final class Ids {
    private Ids() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
