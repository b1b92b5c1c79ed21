package dev.guildhall.dialect;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;
import tools.jackson.databind.JsonNode;

/** Frames of {@code application/vnd.amazon.eventstream} from {@code {event | exception, data}}. */
final class BinaryFrames {
    private BinaryFrames() {}

    static byte[] of(JsonNode frames) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (JsonNode frame : frames) {
            String kind = frame.has("exception") ? "exception" : "event";
            Map<String, HeaderValue> headers = new LinkedHashMap<>();
            headers.put(":message-type", HeaderValue.fromString(kind));
            headers.put(
                    ":" + kind + "-type",
                    HeaderValue.fromString(frame.path(kind).asString()));
            ByteBuffer buffer = new Message(headers, Fields.bytes(frame.path("data"))).toByteBuffer();
            byte[] message = new byte[buffer.remaining()];
            buffer.get(message);
            bytes.writeBytes(message);
        }
        return bytes.toByteArray();
    }
}
