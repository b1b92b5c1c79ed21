package dev.guildhall.dialect;

import java.util.function.Consumer;

/** Reads the bytes of one provider's stream, however they are cut. Not for several threads. */
public interface StreamDecoder {
    void feed(byte[] bytes, int from, int to, Consumer<ChatEvent> events);

    /** The connection ended: closes open blocks and sends {@link ChatEvent.Ended}, or {@link ChatEvent.Failed} when something is missing. */
    void end(Consumer<ChatEvent> events);
}
