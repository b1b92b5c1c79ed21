package dev.guildhall.web.publish;

import dev.guildhall.platform.PlatformProblem;
import jakarta.ws.rs.core.EntityPart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A text field of a multipart form, bounded. */
final class FormText {
    private FormText() {}

    static String of(EntityPart part, int limit) throws IOException {
        try (InputStream in = part.getContent()) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw PlatformProblem.TOO_LARGE.because(
                        "The field \"%s\" is longer than %d bytes.".formatted(part.getName(), limit));
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
