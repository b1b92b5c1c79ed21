package dev.guildhall.registry;

import dev.guildhall.packages.Finding;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Findings and fits as they stand in the database. */
final class Json {
    private Json() {}

    static String ofFindings(List<Finding> findings) {
        JsonProvider json = JsonProvider.provider();
        JsonArrayBuilder all = json.createArrayBuilder();
        for (Finding finding : findings) {
            JsonObjectBuilder object = json.createObjectBuilder()
                    .add("code", finding.code())
                    .add("severity", finding.severity().name())
                    .add("message", finding.message())
                    .add("fix", finding.fix());
            finding.file().ifPresent(file -> object.add("file", file));
            finding.line().ifPresent(line -> object.add("line", line));
            all.add(object);
        }
        return all.build().toString();
    }

    static List<Finding> findings(String text) {
        try (JsonReader reader = JsonProvider.provider().createReader(new StringReader(text))) {
            return reader.readArray().getValuesAs(JsonObject.class).stream()
                    .map(Json::finding)
                    .toList();
        }
    }

    private static Finding finding(JsonObject object) {
        return new Finding(
                object.getString("code"),
                Finding.Severity.valueOf(object.getString("severity")),
                Optional.ofNullable(object.getString("file", null)),
                object.containsKey("line") ? Optional.of(object.getInt("line")) : Optional.empty(),
                object.getString("message"),
                object.getString("fix"));
    }

    static String ofTexts(List<String> texts) {
        return JsonProvider.provider().createArrayBuilder(texts).build().toString();
    }

    static List<String> texts(String array) {
        try (JsonReader reader = JsonProvider.provider().createReader(new StringReader(array))) {
            return reader.readArray().getValuesAs(JsonString.class).stream()
                    .map(JsonString::getString)
                    .toList();
        }
    }

    static String ofFits(Map<String, PublishedVersion.Fit> fits) {
        JsonProvider json = JsonProvider.provider();
        JsonObjectBuilder all = json.createObjectBuilder();
        fits.forEach((harness, fit) -> all.add(
                harness,
                json.createObjectBuilder()
                        .add("status", fit.status())
                        .add("notes", json.createArrayBuilder(fit.notes()))));
        return all.build().toString();
    }

    static Map<String, PublishedVersion.Fit> fits(String text) {
        try (JsonReader reader = JsonProvider.provider().createReader(new StringReader(text))) {
            Map<String, PublishedVersion.Fit> fits = new LinkedHashMap<>();
            reader.readObject().forEach((harness, value) -> {
                JsonObject fit = value.asJsonObject();
                JsonArray notes = fit.getJsonArray("notes");
                fits.put(
                        harness,
                        new PublishedVersion.Fit(
                                fit.getString("status"),
                                notes.getValuesAs(JsonString.class).stream()
                                        .map(JsonString::getString)
                                        .toList()));
            });
            return fits;
        }
    }
}
