package dev.guildhall.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The answer on its way to the client. While a stream waits for its provider another thread may begin it with signs of life; after that the
 * status is told, but no content is, so that another provider may still be tried.
 */
final class ClientStream {
    /** The client does not take the answer any more. */
    static final class Gone extends IOException {
        private static final long serialVersionUID = 1;

        Gone(IOException cause) {
            super("the client went away", cause);
        }
    }

    private final Outgoing out;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private boolean begun;
    private boolean content;
    private boolean gone;
    private @Nullable Kept kept;

    ClientStream(Outgoing out) {
        this.out = out;
    }

    void keep(Kept kept) {
        this.kept = kept;
    }

    /** Said with the status; too late once that is told. */
    void header(String name, String value) {
        lock.lock();
        try {
            headers.put(name, value);
        } finally {
            lock.unlock();
        }
    }

    boolean begun() {
        lock.lock();
        try {
            return begun;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the client has read something of an answer. */
    boolean content() {
        return content;
    }

    boolean gone() {
        return gone;
    }

    /** A whole answer. */
    void whole(int status, String type, byte[] body) throws Gone {
        lock.lock();
        try {
            headers.put("content-type", type);
            begun = true;
            out.begin(status, headers, body.length);
            sent(body, 0, body.length);
            out.flush();
        } catch (IOException e) {
            throw left(e);
        } finally {
            lock.unlock();
        }
    }

    /** Begins the stream unless it has begun, and sends these bytes at once. */
    void send(String type, byte[] bytes, int from, int length) throws Gone {
        if (length == 0) {
            return;
        }
        lock.lock();
        try {
            begin(type);
            sent(bytes, from, length);
            out.flush();
        } catch (IOException e) {
            throw left(e);
        } finally {
            lock.unlock();
        }
    }

    /** @return false when the client is gone */
    boolean alive(String type, byte[] sign) {
        lock.lock();
        try {
            if (content || gone) {
                return !gone;
            }
            begin(type);
            out.write(sign, 0, sign.length);
            out.flush();
            return true;
        } catch (IOException e) {
            gone = true;
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void begin(String type) {
        if (!begun) {
            headers.put("content-type", type);
            headers.put("cache-control", "no-cache");
            // Proxies such as nginx must not gather a stream.
            headers.put("x-accel-buffering", "no");
            begun = true;
            out.begin(200, headers, -1);
        }
    }

    private void sent(byte[] bytes, int from, int length) throws IOException {
        content = true;
        out.write(bytes, from, length);
        if (kept != null) {
            kept.add(bytes, from, length);
        }
    }

    private Gone left(IOException e) {
        gone = true;
        return new Gone(e);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
