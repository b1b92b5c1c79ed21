package dev.guildhall.gateway;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/** Signs of life while a stream waits for its first event. A client that is gone is noticed by them, and its call is ended. */
final class Heartbeat {
    private static final long SECOND = 1_000_000_000L;

    private final Call call;
    private final Deadlines deadlines;
    private final long every;
    private final byte[] sign;
    private final Thread waiting = Thread.currentThread();
    private volatile boolean over;
    private volatile Deadlines.@Nullable Entry next;

    private Heartbeat(Call call, Deadlines deadlines, long every, byte[] sign) {
        this.call = call;
        this.deadlines = deadlines;
        this.every = every;
        this.sign = sign;
    }

    /**
     * Of the calling thread's call.
     *
     * @param seconds between two; 0: none
     */
    static Heartbeat of(Call call, Deadlines deadlines, int seconds) {
        ByteArrayOutputStream sign = new ByteArrayOutputStream();
        if (seconds > 0 && call.stream() && !call.surface.jsonArray()) {
            call.dialect().encoder(call.echo()).heartbeat(sign);
        }
        Heartbeat heartbeat = new Heartbeat(call, deadlines, seconds * SECOND, sign.toByteArray());
        if (sign.size() > 0) {
            heartbeat.next = deadlines.in(heartbeat.every, heartbeat::beat);
        }
        return heartbeat;
    }

    private void beat() {
        if (over || call.client.content()) {
            return;
        }
        if (call.client.alive(call.dialect().streamType(), sign)) {
            next = deadlines.in(every, this::beat);
        } else if (!over) {
            // It waits for a provider in vain: the interrupt closes the connection.
            waiting.interrupt();
        }
    }

    void end() {
        over = true;
        Deadlines.Entry entry = next;
        if (entry != null) {
            entry.close();
        }
    }
}
