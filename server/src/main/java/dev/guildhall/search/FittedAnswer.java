package dev.guildhall.search;

import dev.guildhall.platform.Json;
import dev.guildhall.registry.FitsOfAgents.Fit;
import dev.guildhall.registry.SkillRow;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.Map;

/** A search's answer as JSON in which every row has {@code fit}: whether the skill fits an agent. */
final class FittedAnswer {
    private FittedAnswer() {}

    static JsonObject of(SearchAnswer answer, Map<String, Fit> fits) {
        JsonArrayBuilder rows = jakarta.json.Json.createArrayBuilder();
        for (SkillRow row : answer.items()) {
            JsonObjectBuilder fitted = jakarta.json.Json.createObjectBuilder(object(row));
            Fit fit = fits.get("@" + row.owner() + "/" + row.name());
            if (fit != null) {
                fitted.add("fit", object(fit));
            }
            rows.add(fitted);
        }
        return jakarta.json.Json.createObjectBuilder(object(answer))
                .add("items", rows)
                .build();
    }

    private static JsonObject object(Object value) {
        try (JsonReader reader = jakarta.json.Json.createReader(new StringReader(Json.text(value)))) {
            return reader.readObject();
        }
    }
}
