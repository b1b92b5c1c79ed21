package dev.guildhall.runlog;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Requests and answers of calls, kept where that is switched on: scrubbed of secrets, as blobs, through a bounded queue. */
@ApplicationScoped
public class CallPayloads {
    /** What of a call. */
    public enum Kind {
        REQUEST,
        RESPONSE
    }

    /**
     * Takes the bytes over; returns at once.
     *
     * @return false when the queue is full: say {@code dropped} in {@link ModelCall#capture}
     */
    public boolean keep(UUID organisation, UUID call, Kind kind, byte[] bytes) {
        return false;
    }
}
