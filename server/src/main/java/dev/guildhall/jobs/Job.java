package dev.guildhall.jobs;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A job with its report.
 *
 * @param state {@code running}, {@code done} or {@code failed}
 * @param outcomes outcome to how many results have it, by name
 * @param results the bodies of the first results in the order of their keys, {@value Jobs#SHOWN} at most
 * @param next cursor for {@code GET …/results} when there are more; empty when none were asked for
 * @param error the problem that ended a failed job: {@code type}, {@code title}, {@code detail}
 */
public record Job(
        UUID id,
        String kind,
        String state,
        JobProgress progress,
        String startedBy,
        Instant createdAt,
        Optional<Instant> finishedAt,
        Map<String, Integer> outcomes,
        List<JsonObject> results,
        Optional<String> next,
        Optional<JsonObject> error) {
    public Job {
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
        results = List.copyOf(results);
    }

    public boolean running() {
        return state.equals("running");
    }
}
