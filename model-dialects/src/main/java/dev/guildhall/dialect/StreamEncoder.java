package dev.guildhall.dialect;

import java.io.ByteArrayOutputStream;

/** Writes the events of one stream as a client reads them. Not for several threads. */
public interface StreamEncoder {
    /** Appends what the client is to see because of this event: nothing, one frame, or several. */
    void write(ChatEvent event, ByteArrayOutputStream to);

    /** A frame that says "still here" while the client waits (a comment); nothing where the dialect has none. */
    void heartbeat(ByteArrayOutputStream to);
}
