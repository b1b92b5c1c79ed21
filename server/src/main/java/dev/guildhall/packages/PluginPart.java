package dev.guildhall.packages;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a plugin says about the skills in it: its {@code plugin.json}, its entry in a marketplace, its {@code .mcp.json}.
 *
 * @param folder {@code ""} for the root, otherwise with a slash at its end
 * @param manifest {@code plugin.json} or the marketplace's entry
 * @param servers name to server, from {@code .mcp.json} or the manifest
 * @param files that were read, for the digest of the source
 */
public record PluginPart(
        String folder, String file, JsonObject manifest, Map<String, JsonObject> servers, List<String> files) {
    public PluginPart {
        servers = java.util.Collections.unmodifiableMap(new TreeMap<>(servers));
        files = List.copyOf(files);
    }

    Optional<String> name() {
        return text("name");
    }

    Optional<String> text(String key) {
        return manifest.get(key) instanceof JsonString text && !text.getString().isBlank()
                ? Optional.of(PlainText.clean(text.getString()))
                : Optional.empty();
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        if (manifest.get(key) != null && manifest.get(key).getValueType() == JsonValue.ValueType.ARRAY) {
            for (JsonValue value : manifest.getJsonArray(key)) {
                if (value instanceof JsonString text) {
                    texts.add(PlainText.clean(text.getString()));
                }
            }
        }
        return texts;
    }

    /** {@code repository} or {@code homepage}, where it is an address. */
    Optional<String> repository() {
        JsonValue repository = manifest.get("repository");
        Optional<String> nested = repository != null
                        && repository.getValueType() == JsonValue.ValueType.OBJECT
                        && repository.asJsonObject().get("url") instanceof JsonString url
                ? Optional.of(url.getString())
                : Optional.empty();
        return nested.or(() -> text("repository")).or(() -> text("homepage")).flatMap(FieldMap::webUrl);
    }
}
