package dev.guildhall.audit;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

/** The bytes of an entry that are hashed: RFC 8785 canonical JSON, and the leaf hash over them (RFC 6962 section 2.1). */
record CanonicalEntry(String json, String leafHash) {

    static CanonicalEntry of(
            UUID id,
            UUID organisation,
            Instant at,
            String actor,
            String action,
            String target,
            Map<String, ?> details) {
        JsonObjectBuilder object = Json.createObjectBuilder()
                .add("id", id.toString())
                .add("organisation", organisation.toString())
                .add("at", at.toString())
                .add("actor", actor)
                .add("action", action)
                .add("target", target)
                .add("details", json(details));
        try {
            String canonical = new JsonCanonicalizer(object.build().toString()).getEncodedString();
            return new CanonicalEntry(canonical, leafHash(canonical));
        } catch (IOException e) {
            throw new UncheckedIOException("An audit entry of " + action + " has no canonical form", e);
        }
    }

    static String leafHash(String canonical) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((byte) 0);
            return HexFormat.of().formatHex(sha256.digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonValue json(@Nullable Object value) {
        return switch (value) {
            case null -> JsonValue.NULL;
            case Boolean b -> b ? JsonValue.TRUE : JsonValue.FALSE;
            case Integer i -> Json.createValue(i);
            case Long l -> Json.createValue(l);
            case Map<?, ?> map -> {
                JsonObjectBuilder object = Json.createObjectBuilder();
                map.forEach((k, v) -> object.add(String.valueOf(k), json(v)));
                yield object.build();
            }
            case Collection<?> list -> {
                JsonArrayBuilder array = Json.createArrayBuilder();
                list.forEach(v -> array.add(json(v)));
                yield array.build();
            }
            default -> Json.createValue(value.toString());
        };
    }
}
