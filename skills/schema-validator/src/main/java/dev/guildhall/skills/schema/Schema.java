package dev.guildhall.skills.schema;

import java.util.List;
import java.util.Optional;

/**
 * What the SQL declares.
 *
 * @param statements how many statements there were
 * @param unread statements that could not be read, as findings
 */
record Schema(List<Table> tables, int statements, List<Finding> unread) {
    Schema {
        tables = List.copyOf(tables);
        unread = List.copyOf(unread);
    }

    /** By {@code schema.table}; a name without a schema also finds the one table of that name in any schema. */
    Optional<Table> find(String key) {
        return find(tables, key);
    }

    static Optional<Table> find(List<Table> tables, String key) {
        Optional<Table> exact = tables.stream().filter(t -> t.key().equals(key)).findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        String bare = key.substring(key.indexOf('.') + 1);
        List<Table> named = tables.stream()
                .filter(t -> t.name().key().equals(bare) && (t.key().indexOf('.') < 0 || key.indexOf('.') < 0))
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }
}
