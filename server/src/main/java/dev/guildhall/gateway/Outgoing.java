package dev.guildhall.gateway;

import java.io.IOException;
import java.util.Map;

/** Where the answer goes; the servlet's, or a test's. Every method but {@link #begin} throws when the client is gone. */
interface Outgoing {
    /**
     * Status and headers; once, before the first byte.
     *
     * @param length of the body in bytes; -1 when it is a stream
     */
    void begin(int status, Map<String, String> headers, long length);

    void write(byte[] bytes, int from, int length) throws IOException;

    void flush() throws IOException;
}
