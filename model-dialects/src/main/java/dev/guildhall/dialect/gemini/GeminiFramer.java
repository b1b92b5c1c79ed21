package dev.guildhall.dialect.gemini;

import dev.guildhall.dialect.Failure;
import dev.guildhall.dialect.SseFramer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The objects of a stream, whichever of the two forms it has: server-sent events, or one JSON array that grows. The first byte that is no white
 * space tells.
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
        if (form == Form.EVENTS) {
            events.feed(bytes, start, to, event -> objects.accept(event.data()));
        } else {
            for (int i = start; i < to; i++) {
                array(bytes[i], objects);
            }
        }
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
            throw Failure.of(Failure.Kind.BROKEN, "An object of Gemini's stream is larger than %d bytes.".formatted(SseFramer.MOST))
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
