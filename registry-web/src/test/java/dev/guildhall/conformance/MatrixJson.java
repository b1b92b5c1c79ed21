package dev.guildhall.conformance;

import dev.guildhall.conformance.Matrix.Cell;
import dev.guildhall.conformance.Matrix.Row;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;

/** The matrix as the server reads it. */
final class MatrixJson {
    private static final JsonWriterFactory WRITERS =
            Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));

    private MatrixJson() {}

    static String write(Matrix matrix) {
        return text(Json.createObjectBuilder()
                .add("date", matrix.date())
                .add("harnesses", rows(matrix.harnesses(), "harness"))
                .add("installers", rows(matrix.installers(), "installer"))
                .build());
    }

    static Matrix read(String text) {
        JsonObject json = object(text);
        return new Matrix(
                json.getString("date"),
                rows(json.getJsonArray("harnesses"), "harness"),
                rows(json.getJsonArray("installers"), "installer"));
    }

    static String writeRow(Row row) {
        return text(rows(List.of(row), "id").build().getJsonObject(0));
    }

    static Row readRow(String text) {
        return rows(Json.createArrayBuilder().add(object(text)).build(), "id").getFirst();
    }

    private static JsonArrayBuilder rows(List<Row> rows, String id) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        for (Row row : rows) {
            JsonArrayBuilder cells = Json.createArrayBuilder();
            row.cells()
                    .forEach(cell -> cells.add(Json.createObjectBuilder()
                            .add("feature", cell.feature())
                            .add("outcome", cell.outcome())
                            .add("reason", cell.reason())));
            array.add(Json.createObjectBuilder()
                    .add(id, row.id())
                    .add("client", row.client())
                    .add("version", row.version())
                    .add("cells", cells));
        }
        return array;
    }

    private static List<Row> rows(JsonArray array, String id) {
        return array.getValuesAs(JsonObject.class).stream()
                .map(row -> new Row(
                        row.getString(id),
                        row.getString("client"),
                        row.getString("version"),
                        row.getJsonArray("cells").getValuesAs(JsonObject.class).stream()
                                .map(cell -> new Cell(
                                        cell.getString("feature"), cell.getString("outcome"), cell.getString("reason")))
                                .toList()))
                .toList();
    }

    private static JsonObject object(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static String text(JsonObject json) {
        StringWriter text = new StringWriter();
        try (var writer = WRITERS.createWriter(text)) {
            writer.writeObject(json);
        }
        return text.toString().strip() + "\n";
    }
}
