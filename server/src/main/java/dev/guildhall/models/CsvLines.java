package dev.guildhall.models;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lines of one of this package's own tables: fields between commas, {@code #} begins a comment, the first line names the columns. */
final class CsvLines {
    private CsvLines() {}

    static List<List<String>> of(String resource, int columns) {
        try (InputStream in = CsvLines.class.getResourceAsStream("/models/" + resource)) {
            if (in == null) {
                throw new IllegalStateException("models/" + resource + " is not in this build");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            List<List<String>> lines = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.startsWith("#") && !line.isBlank()) {
                    List<String> fields = List.of(line.split(",", -1));
                    if (fields.size() != columns) {
                        throw new IllegalStateException(
                                "%s: %d fields instead of %d in %s".formatted(resource, fields.size(), columns, line));
                    }
                    lines.add(fields);
                }
            }
            return List.copyOf(lines.subList(1, lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The words of a field. */
    static List<String> words(String field) {
        return field.isEmpty() ? List.of() : List.of(field.split(" "));
    }
}
