package dev.guildhall.agents;

import dev.guildhall.platform.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** A lock as it is stored: nothing in it changes when the registry does. */
record Lock(Instant at, List<Entry> entries) {
    static final Lock NONE = new Lock(Instant.EPOCH, List.of());

    Lock {
        entries = List.copyOf(entries);
    }

    record Entry(
            UUID skill,
            UUID versionId,
            String id,
            Optional<String> range,
            String version,
            String digest,
            List<String> requiredBy) {
        Entry {
            requiredBy = List.copyOf(requiredBy);
        }
    }

    /** Id to version. */
    Map<String, String> versions() {
        return entries.stream().collect(Collectors.toMap(Entry::id, Entry::version));
    }

    Map<String, Entry> byId() {
        Map<String, Entry> map = new HashMap<>();
        entries.forEach(entry -> map.put(entry.id(), entry));
        return map;
    }

    List<UUID> versionIds() {
        return entries.stream().map(Entry::versionId).toList();
    }

    /** Over ids, versions and digests, whatever their order. */
    String digest() {
        String text = entries.stream()
                .map(entry -> entry.id() + " " + entry.version() + " " + entry.digest() + "\n")
                .sorted()
                .collect(Collectors.joining());
        return "sha256:" + sha256(text);
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    String json() {
        return Json.text(this);
    }

    static Lock read(String json) {
        try (JsonReader reader = jakarta.json.Json.createReader(new StringReader(json))) {
            JsonObject top = reader.readObject();
            List<Entry> entries = top.getJsonArray("entries").getValuesAs(JsonObject.class).stream()
                    .map(Lock::entry)
                    .toList();
            return new Lock(Instant.parse(top.getString("at")), entries);
        }
    }

    private static Entry entry(JsonObject entry) {
        JsonArray requiredBy = entry.getJsonArray("requiredBy");
        return new Entry(
                UUID.fromString(entry.getString("skill")),
                UUID.fromString(entry.getString("versionId")),
                entry.getString("id"),
                Optional.ofNullable(entry.getString("range", null)),
                entry.getString("version"),
                entry.getString("digest"),
                requiredBy.getValuesAs(JsonString::getString));
    }
}
