package dev.guildhall.skills.schema;

import java.util.List;

/**
 * A primary key, unique constraint or index.
 *
 * @param name as declared; empty when it has none
 * @param columns keys of the columns, in order; empty when it indexes expressions only
 * @param whole it covers every row and plain columns only; a partial or expression index serves some queries only
 */
record Key(Kind kind, String name, List<String> columns, boolean whole, int line) {
    enum Kind {
        PRIMARY,
        UNIQUE,
        INDEX
    }

    Key {
        columns = List.copyOf(columns);
    }

    boolean startsWith(List<String> wanted) {
        return whole
                && columns.size() >= wanted.size()
                && columns.subList(0, wanted.size()).containsAll(wanted);
    }

    String shown() {
        String columnsShown = "(" + String.join(", ", columns) + ")";
        return name.isEmpty() ? columnsShown : name + " " + columnsShown;
    }
}
