package dev.guildhall.packages;

import dev.guildhall.skill.SkillManifest;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
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

    /** The same plugin around one folder of its own. */
    PluginPart at(String skill) {
        return new PluginPart(skill, file, manifest, servers, files);
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

    /** What a skill takes from it, as one text; empty when that is nothing. */
    String taken() {
        JsonObjectBuilder taken = Json.createObjectBuilder();
        name().ifPresent(text -> taken.add("name", text));
        text("category").ifPresent(text -> taken.add("category", text));
        repository().ifPresent(text -> taken.add("repository", text));
        if (!texts("keywords").isEmpty()) {
            taken.add("keywords", Json.createArrayBuilder(texts("keywords")));
        }
        if (!servers.isEmpty()) {
            JsonObjectBuilder each = Json.createObjectBuilder();
            servers.forEach(each::add);
            taken.add("servers", each);
        }
        JsonObject all = taken.build();
        return all.isEmpty() ? "" : all.toString();
    }

    /** What it says that a skill's own manifest does not. */
    List<String> beyond(Optional<SkillManifest> manifest) {
        List<String> beyond = new ArrayList<>();
        if (!texts("keywords").isEmpty()
                && manifest.map(SkillManifest::keywords).orElse(List.of()).isEmpty()) {
            beyond.add("keywords");
        }
        if (text("category").isPresent()
                && manifest.flatMap(SkillManifest::category).isEmpty()) {
            beyond.add("category");
        }
        if (!servers.isEmpty()
                && manifest.map(SkillManifest::mcpServers).orElse(List.of()).isEmpty()) {
            beyond.add("MCP servers");
        }
        return beyond;
    }
}
