package dev.guildhall.harnesses;

import dev.guildhall.harnesses.ConformanceReport.Cell;
import dev.guildhall.harnesses.ConformanceReport.Row;
import dev.guildhall.platform.Service;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the report of the last conformance run, which the build packs as {@code conformance.json}. */
@Service
public class Conformance {
    private static final Logger LOG = LoggerFactory.getLogger(Conformance.class);
    private static final String RESOURCE = "/conformance.json";

    private final String resource;

    @Inject
    public Conformance() {
        this(RESOURCE);
    }

    Conformance(String resource) {
        this.resource = resource;
    }

    public ConformanceReport report() {
        try (InputStream in = Conformance.class.getResourceAsStream(resource)) {
            return in == null ? ConformanceReport.NONE : read(in);
        } catch (IOException | JsonException | ClassCastException e) {
            LOG.error("The conformance report of this build cannot be read", e);
            return ConformanceReport.NONE;
        }
    }

    public Optional<Row> of(String harness) {
        return report().harnesses().stream()
                .filter(row -> row.harness().equals(harness))
                .findFirst();
    }

    private static ConformanceReport read(InputStream in) {
        try (JsonReader reader = Json.createReader(in)) {
            JsonObject top = reader.readObject();
            return new ConformanceReport(
                    top.getString("date", ""), rows(top.getJsonArray("rows"), top.getJsonArray("harnesses")), rows(top.getJsonArray("installers"), null));
        }
    }

    private static List<Row> rows(
            @org.jspecify.annotations.Nullable JsonArray rows, @org.jspecify.annotations.Nullable JsonArray otherwise) {
        JsonArray found = rows == null ? otherwise : rows;
        return found == null
                ? List.of()
                : found.getValuesAs(JsonObject.class).stream().map(Conformance::row).toList();
    }

    private static Row row(JsonObject row) {
        JsonArray cells = row.getJsonArray("cells");
        return new Row(
                row.getString("harness", ""),
                row.getString("client", ""),
                row.getString("version", ""),
                cells == null
                        ? List.of()
                        : cells.getValuesAs(JsonObject.class).stream()
                                .map(cell -> new Cell(
                                        cell.getString("feature", ""),
                                        cell.getString("outcome", ""),
                                        cell.getString("reason", "")))
                                .toList());
    }
}
