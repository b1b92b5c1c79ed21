package dev.guildhall.web.admin;

import dev.guildhall.audit.AuditEntry;
import dev.guildhall.web.layout.Chrome;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The record of the organisation, newest first. */
public record AuditPage(Chrome chrome, List<AuditEntry> entries, AuditFilter filter, Optional<String> next) {

    /** The details of an entry by name, as text. */
    public static Map<String, String> details(AuditEntry entry) {
        try (JsonReader reader = Json.createReader(new StringReader(entry.canonical()))) {
            JsonObject details = reader.readObject().getJsonObject("details");
            return details.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            detail -> text(detail.getValue()),
                            (one, other) -> one,
                            java.util.LinkedHashMap::new));
        }
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
