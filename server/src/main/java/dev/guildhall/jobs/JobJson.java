package dev.guildhall.jobs;

import dev.guildhall.platform.Json;
import dev.guildhall.platform.Problem;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;

/** JSON as it stands in the tables. */
final class JobJson {
    private JobJson() {}

    static JsonObject object(String text) {
        try (JsonReader reader = JsonProvider.provider().createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** As RFC 9457 has it, without what belongs to one request. */
    static String of(Problem problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "/problems/" + problem.type().slug());
        body.put("title", problem.type().title());
        body.put("detail", problem.detail());
        problem.members().forEach(body::putIfAbsent);
        return Json.text(body);
    }
}
