package dev.guildhall.packages;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads small JSON files of a tree; what is no JSON object counts as not there. */
final class TreeJson {
    private static final int MOST_BYTES = 1 << 20;
    private static final int DEEPEST = 32;

    private TreeJson() {}

    static Optional<JsonObject> read(ArchiveTree tree, String path) throws IOException {
        Optional<byte[]> bytes = tree.bytes(path, MOST_BYTES);
        if (bytes.isEmpty() || tooDeep(bytes.get())) {
            return Optional.empty();
        }
        try (JsonReader reader = JsonProvider.provider()
                .createReaderFactory(java.util.Map.of())
                .createReader(new ByteArrayInputStream(bytes.get()), StandardCharsets.UTF_8)) {
            JsonValue value = reader.readValue();
            return value instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (JsonException e) {
            return Optional.empty();
        }
    }

    private static boolean tooDeep(byte[] json) {
        int depth = 0;
        for (byte b : json) {
            depth += b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
            if (depth > DEEPEST) {
                return true;
            }
        }
        return false;
    }
}
