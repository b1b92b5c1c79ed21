package dev.guildhall.jobs;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A job in a list; as {@link Job}, without its report. */
public record JobRow(
        UUID id,
        String kind,
        String state,
        JobProgress progress,
        String startedBy,
        Instant createdAt,
        Optional<Instant> finishedAt,
        Optional<JsonObject> error) {}
