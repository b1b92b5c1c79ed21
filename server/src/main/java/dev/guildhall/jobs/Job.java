package dev.guildhall.jobs;

import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A job with its report.
 *
 * @param state {@code running}, {@code done} or {@code failed}
 * @param outcomes outcome to how many results have it
 * @param results the bodies of the first {@value Jobs#SHOWN} results in the order of their keys
 * @param next cursor for {@code GET …/results} when there are more
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
        outcomes = Map.copyOf(outcomes);
        results = List.copyOf(results);
    }

    public boolean running() {
        return state.equals("running");
    }
}
