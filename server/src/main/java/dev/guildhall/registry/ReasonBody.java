package dev.guildhall.registry;

import dev.guildhall.platform.JsonBodyReader;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.lang.annotation.Annotation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Body of the calls that change a version or decide about one, {@code {"reason": "…"}}; it may be left out altogether where no reason is needed. */
public record ReasonBody(Optional<String> reason) {

    @SuppressWarnings("unchecked")
    public static @Nullable String read(@Nullable InputStream body) throws IOException {
        if (body == null) {
            return null;
        }
        PushbackInputStream rest = new PushbackInputStream(body);
        int first = rest.read();
        if (first < 0) {
            return null;
        }
        rest.unread(first);
        Class<? extends Record> type = ReasonBody.class;
        Record read = new JsonBodyReader()
                .readFrom(
                        (Class<Record>) type,
                        type,
                        new Annotation[0],
                        MediaType.APPLICATION_JSON_TYPE,
                        new MultivaluedHashMap<>(),
                        rest);
        return ((ReasonBody) read).reason().orElse(null);
    }
}
