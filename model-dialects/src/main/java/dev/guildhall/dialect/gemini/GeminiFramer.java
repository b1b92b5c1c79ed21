package dev.guildhall.dialect.gemini;

import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.SseFramer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The objects of a stream, whichever of the two forms it has: server-sent events, or one JSON array that grows. The first byte that is no white
 * space tells. An error among events comes as bare JSON: a line that begins with a bracket is the end of events.
 */
final class GeminiFramer {
    private enum Form {
        UNKNOWN,
        EVENTS,
        ARRAY
    }

    private final SseFramer events = new SseFramer();
    private final ByteArrayOutputStream object = new ByteArrayOutputStream();
    private Form form = Form.UNKNOWN;
    private int depth;
    private boolean lineBegins;
    private boolean inText;
    private boolean escaped;

    void feed(byte[] bytes, int from, int to, Consumer<String> objects) {
        int start = from;
        while (form == Form.UNKNOWN && start < to) {
            byte b = bytes[start];
            if (b == '[' || b == '{') {
                form = Form.ARRAY;
            } else if (b > ' ' || b < 0) {
                form = Form.EVENTS;
            } else {
                start++;
            }
        }
        int bare = form == Form.EVENTS ? bareFrom(bytes, start, to) : start;
        if (form == Form.EVENTS) {
            events.feed(bytes, start, bare, event -> objects.accept(event.data()));
        }
        if (bare < to) {
            end(objects);
            form = Form.ARRAY;
        }
        for (int i = bare; i < to; i++) {
            array(bytes[i], objects);
        }
    }

    private int bareFrom(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (lineBegins && (b == '{' || b == '[')) {
                return i;
            }
            lineBegins = b == '\n' || b == '\r';
        }
        return to;
    }

    void end(Consumer<String> objects) {
        if (form == Form.EVENTS) {
            events.end(event -> objects.accept(event.data()));
        }
    }

    private void array(byte b, Consumer<String> objects) {
        if (depth == 0 && b != '{') {
            return;
        }
        object.write(b);
        if (object.size() > SseFramer.MOST) {
            throw Failure.of(
                            Failure.Kind.BROKEN,
                            "An object of Gemini's stream is larger than %d bytes.".formatted(SseFramer.MOST))
                    .refused();
        }
        if (inText) {
            if (escaped) {
                escaped = false;
            } else if (b == '\\') {
                escaped = true;
            } else if (b == '"') {
                inText = false;
            }
            return;
        }
        switch (b) {
            case '"' -> inText = true;
            case '{' -> depth++;
            case '}' -> {
                if (--depth == 0) {
                    objects.accept(object.toString(StandardCharsets.UTF_8));
                    object.reset();
                }
            }
            default -> {
                // Within an object.
            }
        }
    }
}
