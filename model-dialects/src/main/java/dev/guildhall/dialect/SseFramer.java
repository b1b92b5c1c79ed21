package dev.guildhall.dialect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Finds the server-sent events in bytes that come cut anywhere (HTML Living Standard, section 9.2.6). Not for several threads.
 *
 * <p>Lines end with CRLF, CR or LF; a byte order mark, comments and unknown fields are skipped; {@code data:} needs no space. Other than the
 * standard, an event that the end of the stream cuts short of its blank line still counts: providers forget it.
 */
public final class SseFramer {
    /** Most bytes of one event; a longer one is refused as {@link Failure.Kind#BROKEN}. */
    public static final int MOST = 16 << 20;

    private static final String MESSAGE = "message";

    private final int most;
    private byte[] line = new byte[512];
    private int lineLength;
    private byte[] data = new byte[512];
    private int dataLength;
    private boolean hasData;
    private String event = MESSAGE;
    private boolean afterCarriageReturn;
    private boolean first = true;

    public SseFramer() {
        this(MOST);
    }

    SseFramer(int most) {
        this.most = most;
    }

    /** Gets the data of one event; the bytes are only lent. */
    public interface Sink {
        void event(String event, byte[] bytes, int from, int to);
    }

    public void feed(byte[] bytes, int from, int to, Consumer<SseEvent> events) {
        feed(bytes, from, to, texts(events));
    }

    public void feed(byte[] bytes, int from, int to, Sink sink) {
        int start = from;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b > '\r' || b < '\n' || (b != '\n' && b != '\r')) {
                continue;
            }
            if (b == '\n' && afterCarriageReturn && i == start && lineLength == 0) {
                afterCarriageReturn = false;
                start = i + 1;
                continue;
            }
            if (lineLength == 0) {
                line(bytes, start, i, sink);
            } else {
                keep(bytes, start, i);
                int length = lineLength;
                lineLength = 0;
                line(line, 0, length, sink);
            }
            afterCarriageReturn = b == '\r';
            start = i + 1;
        }
        if (start < to) {
            keep(bytes, start, to);
            afterCarriageReturn = false;
        }
    }

    public void end(Consumer<SseEvent> events) {
        end(texts(events));
    }

    /** The stream is over: what stands there without a last blank line is an event too. */
    public void end(Sink sink) {
        if (lineLength > 0) {
            int length = lineLength;
            lineLength = 0;
            line(line, 0, length, sink);
        }
        dispatch(sink);
    }

    private static Sink texts(Consumer<SseEvent> events) {
        return (event, bytes, from, to) ->
                events.accept(new SseEvent(event, new String(bytes, from, to - from, StandardCharsets.UTF_8)));
    }

    private void keep(byte[] bytes, int from, int to) {
        int length = to - from;
        bounded((long) lineLength + length);
        if (line.length - lineLength < length) {
            line = Arrays.copyOf(line, Math.max(line.length * 2, lineLength + length));
        }
        System.arraycopy(bytes, from, line, lineLength, length);
        lineLength += length;
    }

    private void line(byte[] bytes, int start, int to, Sink sink) {
        int from = start;
        if (first) {
            first = false;
            if (to - from >= 3
                    && bytes[from] == (byte) 0xEF
                    && bytes[from + 1] == (byte) 0xBB
                    && bytes[from + 2] == (byte) 0xBF) {
                from += 3;
            }
        }
        if (from == to) {
            dispatch(sink);
            return;
        }
        int colon = from;
        while (colon < to && bytes[colon] != ':') {
            colon++;
        }
        int value = Math.min(colon + 1, to);
        if (value < to && bytes[value] == ' ') {
            value++;
        }
        if (is("data", bytes, from, colon)) {
            data(bytes, value, to);
        } else if (is("event", bytes, from, colon)) {
            event = value == to ? MESSAGE : new String(bytes, value, to - value, StandardCharsets.UTF_8);
        }
    }

    private static boolean is(String name, byte[] bytes, int from, int to) {
        if (to - from != name.length()) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (bytes[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void data(byte[] bytes, int from, int to) {
        int length = to - from + (hasData ? 1 : 0);
        bounded((long) dataLength + length);
        if (data.length - dataLength < length) {
            data = Arrays.copyOf(data, Math.max(data.length * 2, dataLength + length));
        }
        if (hasData) {
            data[dataLength++] = '\n';
        }
        System.arraycopy(bytes, from, data, dataLength, to - from);
        dataLength += to - from;
        hasData = true;
    }

    private void dispatch(Sink sink) {
        if (hasData && dataLength > 0) {
            sink.event(event, data, 0, dataLength);
        }
        hasData = false;
        dataLength = 0;
        event = MESSAGE;
    }

    private void bounded(long size) {
        if (size > most) {
            throw Failure.of(Failure.Kind.BROKEN, "An event of the stream is larger than %d bytes.".formatted(most))
                    .refused();
        }
    }
}
