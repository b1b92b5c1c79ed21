package dev.guildhall.agents;

import dev.guildhall.platform.Revised;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;

/**
 * An agent as it is answered over HTTP.
 *
 * @param definition in the shape of {@code agent.yaml}, so that it can be sent back
 */
public record AgentBody(
        String name,
        int version,
        String digest,
        JsonObject definition,
        String text,
        AgentLock lock,
        List<AgentNotice> notices,
        String changedBy,
        Instant createdAt,
        Instant updatedAt,
        boolean staged,
        boolean mayChange,
        int revision)
        implements Revised {

    static AgentBody of(AgentDetail detail) {
        return new AgentBody(
                detail.name(),
                detail.version(),
                detail.digest(),
                json(AgentText.write(detail.definition())),
                detail.text(),
                detail.lock(),
                detail.notices(),
                detail.changedBy(),
                detail.createdAt(),
                detail.updatedAt(),
                detail.staged(),
                detail.mayChange(),
                detail.revision());
    }

    static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
