package dev.guildhall.imports;

import dev.guildhall.platform.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Optional;
import java.util.UUID;

/**
 * What a job of an import is given, as it stands in the database.
 *
 * @param upload the kept archive; empty for a repository
 * @param name of the archive without its ending, for a skill at its root
 */
record ImportInput(
        String owner,
        Optional<UUID> upload,
        String name,
        Optional<String> source,
        Optional<String> path,
        Optional<String> ref) {

    String json() {
        return Json.text(this);
    }

    static ImportInput read(String json) {
        try (JsonReader reader = JsonProvider.provider().createReader(new StringReader(json))) {
            JsonObject object = reader.readObject();
            return new ImportInput(
                    object.getString("owner"),
                    text(object, "upload").map(UUID::fromString),
                    object.getString("name"),
                    text(object, "source"),
                    text(object, "path"),
                    text(object, "ref"));
        }
    }

    private static Optional<String> text(JsonObject object, String key) {
        return object.get(key) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }
}
