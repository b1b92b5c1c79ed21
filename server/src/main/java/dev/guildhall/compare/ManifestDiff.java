package dev.guildhall.compare;

import dev.guildhall.compare.Comparison.FieldChange;
import dev.guildhall.packages.ManifestJson;
import dev.guildhall.packages.VisibleText;
import dev.guildhall.skill.SkillManifest;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of two manifests differ: those first that say what the skill may do. Pure; of a long value a part is shown, where both begin
 * to differ.
 *
 * @param fields the first {@value #MOST} of them
 * @param count of all that differ
 */
record ManifestDiff(List<FieldChange> fields, int count) {
    static final int MOST = 300;

    /** The version always differs, and stands above the comparison. */
    private static final Set<String> LEFT_OUT = Set.of("version");

    private static final List<String> FIRST = List.of(
            "allowedTools",
            "tools",
            "permissions",
            "invocation",
            "requires",
            "dependencies",
            "compatibility",
            "credentials",
            "mcpServers");

    private static final Comparator<String> ORDER =
            Comparator.comparingInt(ManifestDiff::rank).thenComparing(Comparator.naturalOrder());

    ManifestDiff {
        fields = List.copyOf(fields);
    }

    static ManifestDiff between(SkillManifest before, SkillManifest after) {
        Map<String, String> old = fields(before);
        Map<String, String> now = fields(after);
        Set<String> names = new TreeSet<>(ORDER);
        names.addAll(old.keySet());
        names.addAll(now.keySet());
        names.removeIf(name -> Objects.equals(old.get(name), now.get(name)));
        return new ManifestDiff(
                names.stream()
                        .limit(MOST)
                        .map(name -> change(name, old.get(name), now.get(name)))
                        .toList(),
                names.size());
    }

    boolean complete() {
        return fields.size() == count;
    }

    private static int rank(String field) {
        int at = FIRST.indexOf(field.split("[.\\[]", 2)[0]);
        return at < 0 ? FIRST.size() : at;
    }

    private static FieldChange change(String name, @Nullable String was, @Nullable String is) {
        int start = was == null || is == null ? 0 : VisibleText.start(was, is);
        return new FieldChange(VisibleText.of(name), shown(was, start), shown(is, start));
    }

    private static Optional<String> shown(@Nullable String value, int start) {
        return Optional.ofNullable(value).map(text -> VisibleText.lines(text, start));
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
