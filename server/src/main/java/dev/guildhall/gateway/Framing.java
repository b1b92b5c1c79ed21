package dev.guildhall.gateway;

import dev.guildhall.dialect.JsonBytes;
import java.io.ByteArrayOutputStream;

/** What is done to whole events of a stream on their way to the client. One per stream. */
interface Framing {
    String EVENTS = "text/event-stream; charset=utf-8";

    /** Appends what the client is to read of these events. */
    void events(byte[] bytes, int from, int to, ByteArrayOutputStream out);

    /** Appends what ends the stream. */
    default void end(ByteArrayOutputStream out) {}

    /** Media type. */
    default String type() {
        return EVENTS;
    }

    /** Nothing. */
    final class Untouched implements Framing {
        private final String type;

        Untouched(String type) {
            this.type = type;
        }

        @Override
        public String type() {
            return type;
        }

        @Override
        public void events(byte[] bytes, int from, int to, ByteArrayOutputStream out) {
            out.write(bytes, from, to - from);
        }
    }

    /** Leaves out the event with the usage, which we asked OpenAI's chat for and the client did not. */
    final class WithoutUsage implements Framing {
        private static final byte[] NO_CHOICES = JsonBytes.of("\"choices\":[]");
        private static final byte[] NO_CHOICES_SPACED = JsonBytes.of("\"choices\": []");
        private static final byte[] USAGE = JsonBytes.of("\"usage\"");

        @Override
        public void events(byte[] bytes, int from, int to, ByteArrayOutputStream out) {
            if (!holdsUsage(bytes, from, to)) {
                out.write(bytes, from, to - from);
                return;
            }
            int at = from;
            while (at < to) {
                int next = Frames.next(bytes, at, to);
                int end = next == 0 ? to : next;
                if (!holdsUsage(bytes, at, end)) {
                    out.write(bytes, at, end - at);
                }
                at = end;
            }
        }

        private static boolean holdsUsage(byte[] bytes, int from, int to) {
            return (JsonBytes.contains(bytes, from, to, NO_CHOICES)
                            || JsonBytes.contains(bytes, from, to, NO_CHOICES_SPACED))
                    && JsonBytes.contains(bytes, from, to, USAGE);
        }
    }

    /** One JSON array instead of events: Gemini without {@code alt=sse}. */
    final class AsArray implements Framing {
        private static final byte[] DATA = JsonBytes.of("data:");
        private boolean begun;

        @Override
        public void events(byte[] bytes, int from, int to, ByteArrayOutputStream out) {
            int at = from;
            while (at < to) {
                int line = at;
                while (line < to && bytes[line] != '\n' && bytes[line] != '\r') {
                    line++;
                }
                if (line - at > DATA.length && JsonBytes.contains(bytes, at, at + DATA.length, DATA)) {
                    out.write(begun ? ',' : '[');
                    begun = true;
                    out.write(bytes, at + DATA.length, line - at - DATA.length);
                }
                at = line + 1;
            }
        }

        @Override
        public void end(ByteArrayOutputStream out) {
            if (!begun) {
                out.write('[');
            }
            out.write(']');
        }

        @Override
        public String type() {
            return "application/json; charset=utf-8";
        }
    }
}
