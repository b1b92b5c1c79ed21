package dev.guildhall.runlog;

import dev.guildhall.platform.Scrub;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests and answers of calls, kept where that is switched on: {@code bounded queue → scrubbed → packed → blobs}.
 *
 * <p>Scrubbing and packing are done by one thread beside the calls. What was taken over waits until the database and the disk take it; while
 * they do not, the queue fills up and the next are refused.
 */
@ApplicationScoped
public class CallPayloads {
    private static final Logger LOG = LoggerFactory.getLogger(CallPayloads.class);
    private static final int PACK_BYTES = 4 << 20;
    private static final int PACK_NUMBER = 500;
    private static final int MEGABYTE = 1 << 20;
    private static final long GATHERING_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    private final @Nullable PayloadStore store;
    private final long most;
    private final BlockingQueue<Payload> queue = new LinkedBlockingQueue<>();
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong kept = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private volatile @Nullable Thread packing;

    /** For the client proxy. */
    protected CallPayloads() {
        store = null;
        most = 0;
    }

    @Inject
    CallPayloads(PayloadStore store, UsageSettings settings) {
        this(store, (long) settings.payloadMegabytes() * MEGABYTE);
    }

    CallPayloads(PayloadStore store, long most) {
        this.store = store;
        this.most = most;
    }

    /** What of a call. */
    public enum Kind {
        REQUEST,
        RESPONSE
    }

    private record Payload(UUID organisation, UUID call, Kind kind, byte[] bytes) {}

    /**
     * @param waitingBytes taken over and not yet in the database
     * @param kept since the start of this node
     * @param dropped refused as the queue was full, since the start
     */
    public record State(long waitingBytes, long kept, long dropped) {}

    /**
     * Takes the bytes over, which must not change any more; returns at once.
     *
     * @return false when the queue is full: say {@code dropped} in {@link ModelCall#capture}
     */
    public boolean keep(UUID organisation, UUID call, Kind kind, byte[] bytes) {
        if (waiting.addAndGet(bytes.length) > most) {
            waiting.addAndGet(-bytes.length);
            dropped.incrementAndGet();
            return false;
        }
        queue.add(new Payload(organisation, call, kind, bytes));
        return true;
    }

    public State state() {
        return new State(waiting.get(), kept.get(), dropped.get());
    }

    void start(@Observes Startup event) {
        packing = Thread.ofPlatform().daemon().name("call-payloads").start(this::pack);
    }

    @PreDestroy
    void stop() {
        Thread thread = packing;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Keeps what waits, for tests: in the product a thread does it. */
    void packNow() throws SQLException, IOException, InterruptedException {
        for (List<Payload> next = next(0); !next.isEmpty(); next = next(0)) {
            keep(next);
        }
    }

    private void pack() {
        try {
            while (true) {
                List<Payload> next = next(GATHERING_MILLIS);
                long pause = 500;
                while (!next.isEmpty()) {
                    try {
                        keep(next);
                        next = List.of();
                    } catch (SQLException | IOException | RuntimeException e) {
                        LOG.warn("{} requests and answers could not be kept; it is tried again", next.size(), e);
                        Thread.sleep(pause);
                        pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
                    }
                }
            }
        } catch (InterruptedException e) {
            if (!queue.isEmpty()) {
                LOG.info("{} requests and answers are not kept, as this node ends", queue.size());
            }
        }
    }

    private List<Payload> next(long gatheringMillis) throws InterruptedException {
        List<Payload> next = new ArrayList<>();
        long bytes = 0;
        Payload payload = gatheringMillis == 0 ? queue.poll() : queue.take();
        while (payload != null) {
            next.add(payload);
            bytes += payload.bytes().length;
            boolean full = bytes >= PACK_BYTES || next.size() == PACK_NUMBER;
            payload = full ? null : queue.poll(gatheringMillis, TimeUnit.MILLISECONDS);
        }
        return next;
    }

    private void keep(List<Payload> payloads) throws SQLException, IOException {
        List<PayloadStore.Packed> packed = new ArrayList<>();
        long bytes = 0;
        for (Payload payload : payloads) {
            Scrub.Scrubbed scrubbed = Scrub.of(payload.bytes());
            bytes += payload.bytes().length;
            packed.add(new PayloadStore.Packed(
                    payload.organisation(),
                    payload.call(),
                    payload.kind(),
                    gzip(scrubbed.bytes()),
                    scrubbed.bytes().length,
                    scrubbed.count()));
        }
        Objects.requireNonNull(store).keep(packed);
        waiting.addAndGet(-bytes);
        kept.addAndGet(payloads.size());
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 4 + 64);
        try (OutputStream to = new GZIPOutputStream(packed) {
            {
                def.setLevel(Deflater.BEST_SPEED);
            }
        }) {
            to.write(bytes);
        }
        return packed.toByteArray();
    }
}
