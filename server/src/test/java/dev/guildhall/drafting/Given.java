package dev.guildhall.drafting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Sources for tests. */
final class Given {
    static final Instant AT = Instant.parse("2026-11-24T06:00:00Z");

    private Given() {}

    static byte[] file(String name) {
        try (InputStream in = Given.class.getResourceAsStream("/drafting/" + name)) {
            if (in == null) {
                throw new IllegalStateException("there is no /drafting/" + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Source fetched(String name, String type) {
        URI address = URI.create("https://docs.mill.example/docs/guide/" + name + "#top");
        return new Source(Optional.of(address), address.toString(), Optional.of(type), file(name), AT);
    }

    static Source sent(String name, String text) {
        return new Source(Optional.empty(), name, Optional.empty(), text.getBytes(StandardCharsets.UTF_8), AT);
    }
}
