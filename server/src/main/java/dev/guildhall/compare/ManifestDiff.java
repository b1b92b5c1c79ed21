package dev.guildhall.compare;

import dev.guildhall.compare.Comparison.FieldChange;
import dev.guildhall.packages.ManifestJson;
import dev.guildhall.skill.SkillManifest;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which fields of two manifests differ. Pure; every value is text, cut at {@value #LONGEST} characters. */
final class ManifestDiff {
    private static final int LONGEST = 2_000;
    private static final int MOST = 300;
    /** The version always differs, and stands above the comparison. */
    private static final Set<String> LEFT_OUT = Set.of("version");

    private ManifestDiff() {}

    static List<FieldChange> between(SkillManifest before, SkillManifest after) {
        Map<String, String> old = fields(before);
        Map<String, String> now = fields(after);
        Set<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        List<FieldChange> changes = new ArrayList<>();
        for (String name : names) {
            String was = old.get(name);
            String is = now.get(name);
            if (!Objects.equals(was, is)) {
                changes.add(new FieldChange(name, shown(was), shown(is)));
            }
        }
        return changes.size() > MOST ? List.copyOf(changes.subList(0, MOST)) : List.copyOf(changes);
    }

    private static Optional<String> shown(@Nullable String value) {
        return Optional.ofNullable(value)
                .map(text -> text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text)
                .map(ManifestDiff::visible);
    }

    private static String visible(String text) {
        return text.lines().map(VisibleText::of).reduce((a, b) -> a + "\n" + b).orElse("");
    }

    private static Map<String, String> fields(SkillManifest manifest) {
        Map<String, String> fields = new TreeMap<>();
        try (JsonReader reader = JsonProvider.provider().createReader(new StringReader(ManifestJson.write(manifest)))) {
            reader.readObject().forEach((name, value) -> {
                if (!LEFT_OUT.contains(name)) {
                    flatten(fields, name, value);
                }
            });
        }
        return fields;
    }

    private static void flatten(Map<String, String> fields, String path, JsonValue value) {
        if (value instanceof JsonObject object) {
            object.forEach((name, member) -> flatten(fields, path + "." + name, member));
        } else if (value instanceof JsonArray list && list.stream().anyMatch(JsonObject.class::isInstance)) {
            list.forEach(item -> flatten(fields, path + "[" + key(item) + "]", item));
        } else if (value instanceof JsonArray list) {
            fields.put(
                    path,
                    String.join(", ", list.stream().map(ManifestDiff::text).toList()));
        } else {
            fields.put(path, text(value));
        }
    }

    /** What tells the entries of a list apart: an MCP server's name, a credential's id, a dependency's target. */
    private static String key(JsonValue item) {
        if (!(item instanceof JsonObject object)) {
            return text(item);
        }
        if (object.containsKey("owner") && object.containsKey("name")) {
            return "@" + object.getString("owner") + "/" + object.getString("name");
        }
        return object.getString("name", object.getString("id", ""));
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
