package dev.guildhall.runlog;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows on their way to the database in one statement: as many arrays as there are columns, which {@code unnest} makes rows of again. */
final class Columns {
    private final List<String> names = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final List<List<@Nullable String>> values = new ArrayList<>();

    /** @param columns each a name and its type, such as {@code "id uuid"} */
    Columns(String... columns) {
        for (String column : columns) {
            String[] parts = column.split(" ", 2);
            names.add(parts[0]);
            types.add(parts[1]);
            values.add(new ArrayList<>());
        }
    }

    void row(@Nullable Object... row) {
        if (row.length != names.size()) {
            throw new IllegalArgumentException("%d values for %d columns".formatted(row.length, names.size()));
        }
        for (int i = 0; i < row.length; i++) {
            values.get(i).add(text(row[i]));
        }
    }

    String names() {
        return String.join(", ", names);
    }

    /** {@code unnest(…) as r(…)}, with a parameter for each column. */
    String rows() {
        return types.stream()
                .map(type -> "cast(? as " + type + "[])")
                .collect(Collectors.joining(", ", "unnest(", ") as r(" + names() + ")"));
    }

    void bind(Connection connection, PreparedStatement statement) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            Array array = connection.createArrayOf("text", values.get(i).toArray());
            statement.setArray(i + 1, array);
        }
    }

    /** PostgreSQL has no text with a NUL in it. */
    @Nullable
    private static String text(@Nullable Object value) {
        Object present = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        return present == null ? null : present.toString().replace("\u0000", "");
    }

    @Override
    public String toString() {
        return names + " " + Arrays.toString(values.toArray());
    }
}
